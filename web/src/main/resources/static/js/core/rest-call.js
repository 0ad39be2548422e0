import {html, nothing} from 'lit';

const quoted = text => `'${String(text).replaceAll("'", "'\\''")}'`;

/** A call as one types it in a terminal. */
export function curl(method, path, body, headers = {}) {
  const url = `${location.origin}${path}`;
  const address = /[?&;'() ]/.test(url) ? quoted(url) : url;
  if (method === 'GET') return `curl -s ${address}`;
  const json = body === undefined ? '' : ` -H 'Content-Type: application/json' -d ${quoted(JSON.stringify(body))}`;
  const more = Object.entries(headers).map(([name, value]) => ` -H ${quoted(`${name}: ${value}`)}`).join('');
  return `curl -s -X ${method} ${address}${more}${json}`;
}

/**
 * The calls behind a page or its buttons, folded.
 *
 * @param calls [words, method, path, body, headers] each
 * @param title what they are, where a page has several
 */
export const restCalls = (calls, title = 'The same over REST') => html`<details class="rest-calls"><summary>${title}</summary>
  ${calls.filter(Boolean).map(([words, method, path, body, headers]) => html`<div>
    <p class="hint">${words}</p><pre tabindex="0">${curl(method, path, body, headers)}</pre>
    ${method === 'GET' ? html`<a href=${path} target="_blank" rel="noreferrer">raw</a>` : nothing}
  </div>`)}
</details>`;
