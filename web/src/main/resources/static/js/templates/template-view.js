import {html, nothing} from 'lit';
import {promptParts} from './prompt-text.js';

/** What a version of a template says, its variables marked. */
export const templateView = template => html`<section class="stack" aria-label="What it says">
  ${template.description ? html`<p class="shelf-text" dir="auto">${template.description}</p>` : nothing}
  <pre class="card inner shelf-prompt" dir="auto" tabindex="0" role="region" aria-label="Text of version ${template.version}"
    >${promptParts(template.text).map(part => (part.name ? html`<mark>${part.text}</mark>` : part.text))}</pre>
  ${template.variables.length ? html`<div class="card table-scroll"><table>
    <caption class="hidden-text">Variables</caption>
    <thead><tr><th scope="col">Variable</th><th scope="col">What it is for</th><th scope="col">Default</th></tr></thead>
    <tbody>${template.variables.map(variable => html`<tr>
      <th scope="row"><code>${variable.name}</code></th>
      <td dir="auto">${variable.description ?? ''}</td>
      <td class="shelf-text" dir="auto">${usualWords(variable.default)}</td>
    </tr>`)}</tbody>
  </table></div>` : nothing}
</section>`;

function usualWords(usual) {
  if (usual == null) return html`<span class="hint">none: needs a value</span>`;
  return usual === '' ? html`<span class="hint">empty</span>` : usual;
}
