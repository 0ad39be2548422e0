import {html, nothing} from 'lit';
import {Lost, serverNow} from '../core/api.js';
import {age, count, dateTime} from '../core/format.js';
import {problemNotice} from '../core/labels.js';
import {PageElement} from '../core/page-element.js';
import {Query} from '../core/router.js';
import {Tick} from '../core/tick.js';
import './version-difference.js';

const PAGE = 20;
const MOST_CHOICES = 200;

/**
 * The versions of one thing, and what differs between two of them. Which two stands in the address
 * as `a` and `b`.
 *
 * Properties: `kind`; `item`, the newest version.
 */
class VersionList extends PageElement {
  static properties = {
    kind: {},
    item: {},
    versions: {state: true},
    cursor: {state: true},
    pair: {state: true},
    failure: {state: true},
    refused: {state: true},
  };

  #query = new Query(this, () => this.#compare());
  #known = new Map();

  constructor() {
    super();
    this.versions = [];
    this.cursor = null;
    this.pair = null;
    this.failure = null;
    this.refused = null;
    new Tick(this);
  }

  willUpdate(changed) {
    if (changed.has('item') && changed.get('item')?.version !== this.item.version) {
      this.#known.set(this.item.version, this.item);
      this.#first();
      this.#compare();
    }
  }

  async #page(cursor) {
    try {
      const page = await this.kind.shelf.page(this.item.links.versions, PAGE, cursor);
      page.items.forEach(item => this.#known.set(item.version, item));
      this.failure = null;
      return page;
    } catch (failure) {
      this.failure = failure;
      return null;
    }
  }

  async #first() {
    const page = await this.#page();
    if (!page) return;
    this.versions = page.items;
    this.cursor = page.nextCursor;
  }

  async #more() {
    const page = await this.#page(this.cursor);
    if (!page) return;
    const behind = this.versions.at(-1).version;
    this.versions = [...this.versions, ...page.items.filter(item => item.version < behind)];
    this.cursor = page.nextCursor;
  }

  #chosen() {
    const number = name => {
      const value = Number(this.#query.get(name));
      return Number.isInteger(value) && value > 0 ? value : 0;
    };
    return {a: number('a'), b: number('b')};
  }

  async #version(version) {
    if (!this.#known.has(version)) {
      this.#known.set(version, await this.kind.shelf.version(this.item.id, version));
    }
    return this.#known.get(version);
  }

  async #compare() {
    const {a, b} = this.#chosen();
    if (!a || !b) {
      this.pair = null;
      this.refused = null;
      return;
    }
    try {
      const [before, after] = await Promise.all([this.#version(a), this.#version(b)]);
      const now = this.#chosen();
      if (now.a !== a || now.b !== b) return;
      this.pair = {before, after};
      this.refused = null;
    } catch (failure) {
      const now = this.#chosen();
      if (now.a !== a || now.b !== b) return;
      this.pair = null;
      this.refused = failure;
    }
  }

  render() {
    if (!this.item) return nothing;
    return html`<section class="stack versions" aria-labelledby="versions-title">
      <div class="versions-head">
        <h2 id="versions-title">Versions</h2>
        <span class="hint">${count(this.item.version, 'version')}</span>
      </div>
      ${this.#failure()}
      ${this.item.version > 1 ? this.#choice() : html`<p class="hint">There is one version so far. Each change stores another one.</p>`}
      ${this.pair ? html`<version-difference .kind=${this.kind}
        .before=${this.pair.before} .after=${this.pair.after}></version-difference>` : nothing}
      ${this.#list()}
    </section>`;
  }

  #failure() {
    const failure = this.failure ?? this.refused;
    if (!(failure instanceof Lost)) return problemNotice(failure);
    const again = () => {
      this.#first();
      this.#compare();
    };
    return html`<p class="notice bad" role="alert">${failure.message}
      <button type="button" @click=${again}>Try again</button></p>`;
  }

  #choice() {
    const {a, b} = this.#chosen();
    const newest = this.item.version;
    const choose = (name, chosen, label) => html`<div class="field">
      <label for="versions-${name}">${label}</label>
      <select id="versions-${name}" @change=${event => this.#query.set({[name]: event.target.value})}>
        <option value="" .selected=${!chosen}>choose one</option>
        ${this.#numbers(newest, chosen).map(version => html`<option value=${version}
          .selected=${version === chosen}>Version ${version}${version === newest ? ', the newest' : ''}</option>`)}
      </select>
    </div>`;
    return html`<div class="filters" role="group" aria-label="Compare two versions">
      ${choose('a', a, 'What differs from')} ${choose('b', b, 'to')}
      ${a || b ? html`<button type="button" @click=${() => this.#query.set({a: b, b: a})}>Swap</button>
        <button type="button" @click=${() => this.#query.set({a: '', b: ''})}>Close</button>` : nothing}
    </div>`;
  }

  #numbers(newest, chosen) {
    const numbers = Array.from({length: Math.min(newest, MOST_CHOICES)}, (_, index) => newest - index);
    return !chosen || numbers.includes(chosen) ? numbers : [...numbers, chosen];
  }

  #list() {
    return html`<div class="card"><ul class="versions-list">${this.versions.map(item => this.#item(item))}</ul></div>
      ${this.cursor ? html`<button type="button" @click=${() => this.#more()}>More versions</button>` : nothing}`;
  }

  #item({version, updatedAt, ...rest}) {
    const newest = version === this.item.version;
    return html`<li>
      <a href="${this.kind.page(this.item.id)}${newest ? '' : `?version=${version}`}">Version ${version}</a>
      ${newest ? html`<span class="label">newest</span>` : nothing}
      <span class="hint versions-said" dir="auto">${this.kind.gist(rest)}</span>
      <time class="hint" datetime=${updatedAt} title=${dateTime(updatedAt)}>stored ${age(updatedAt, serverNow())}</time>
      ${version > 1 ? html`<button type="button" aria-label="What version ${version} changed"
        @click=${() => this.#query.set({a: version - 1, b: version}, {push: true})}>What it changed</button>` : nothing}
    </li>`;
  }
}
customElements.define('version-list', VersionList);
