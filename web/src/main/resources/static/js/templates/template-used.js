import {html, nothing} from 'lit';
import {age, count} from '../core/format.js';
import {serverNow} from '../core/api.js';
import {agentName, lostNotice, problemNotice, seen} from '../core/labels.js';
import {agentPath} from '../core/router.js';
import {PageElement} from '../core/page-element.js';
import {Poll} from '../core/poll.js';
import {Tick} from '../core/tick.js';
import {Shelf} from '../shelf/shelf.js';

const PAGE = 200;
const MOST_PAGES = 5;
const agents = new Shelf('/api/agents');

/** The agents whose newest version has its system prompt from a template, among the newest 1,000. */
class TemplateUsed extends PageElement {
  static properties = {template: {}, items: {state: true}};

  #more = false;
  #poll = new Poll(this, () => this.#load(), 30_000, 120_000);

  constructor() {
    super();
    this.items = null;
    new Tick(this);
  }

  async #load() {
    const found = [];
    let cursor = null;
    for (let page = 0; page < MOST_PAGES && (cursor || page === 0); page += 1) {
      const {items, nextCursor} = await agents.page(agents.path, PAGE, cursor);
      found.push(...items.filter(agent => agent.templateId === this.template.id));
      cursor = nextCursor;
    }
    this.items = found;
    this.#more = cursor !== null;
  }

  render() {
    return html`<section class="stack" id="used" aria-labelledby="used-title">
      <div class="versions-head"><h2 id="used-title">Where it is used</h2> ${seen(this.#poll)}</div>
      ${lostNotice(this.#poll)} ${problemNotice(this.#poll.problem)}
      ${this.items ? this.#list() : nothing}
    </section>`;
  }

  #list() {
    const bound = this.#more ? html`<p class="hint">Looked through the ${count(PAGE * MOST_PAGES, 'agent')} that were created last.</p>` : nothing;
    if (!this.items.length) {
      return html`<p class="hint">No agent has its system prompt from this template now. An older version of one may.</p>${bound}`;
    }
    return html`<ul class="card shelf-used">${this.items.map(agent => html`<li>
      <a href=${agentPath(agent.id)} dir="auto">${agent.name}</a>
      <p class="facts"><span>${agentName(agent)}</span>
        <span>from version ${agent.templateVersion}${agent.templateVersion < this.template.version ? html`, not the newest` : nothing}</span>
        <span>stored ${age(agent.updatedAt, serverNow())}</span></p>
    </li>`)}</ul>${bound}`;
  }
}
customElements.define('template-used', TemplateUsed);
