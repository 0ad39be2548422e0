import {html, nothing} from 'lit';
import {age, dateTime} from '../core/format.js';
import {battlePath, runPath} from '../core/router.js';

const SPEAKERS = {user: 'simulated user', assistant: 'agent'};

/** What was said, around the words that were looked for: as text, whatever it is. */
const snippet = segments => segments.map(({text, hit}) => (hit ? html`<mark>${text}</mark>` : text));

const message = (item, now) => html`<li>
  <p class="facts">
    <a href="${battlePath(item.conversationId)}#m${item.seq}">${item.conversationId}, message ${item.seq}</a>
    <span>${SPEAKERS[item.role] ?? item.role}</span>
    <time datetime=${item.createdAt} title=${dateTime(item.createdAt)}>${age(item.createdAt, now)}</time>
    ${item.runId ? html`<span>run <a href=${runPath(item.runId)}>${item.runId}</a></span>` : nothing}
  </p>
  <p class="search-snippet" dir="auto">${snippet(item.snippet)}</p>
</li>`;

/**
 * Found messages, in the order in which they were found; each leads to its place in its battle.
 *
 * @param items as the API has them
 * @param now the server's time in ms
 */
export const foundList = (items, now) => html`<ul class="card search-found">${items.map(item => message(item, now))}</ul>`;
