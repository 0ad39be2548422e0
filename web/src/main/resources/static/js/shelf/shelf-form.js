import {html, nothing} from 'lit';
import {showWrong} from '../core/fields.js';
import '../core/ask-once.js';
import {PageElement} from '../core/page-element.js';
import {Editing} from './editing.js';
import './version-difference.js';

/**
 * A form that stores the first version of something, or the next one. Says `stored` with the
 * version, and `closed` when somebody goes without. Those that extend it have the fields.
 *
 * Properties: `item`, the version that is changed, nothing for something new; `start`, parts of
 * something new that are known already, by the name of what they are parts of.
 */
export class ShelfForm extends PageElement {
  static properties = {item: {}, start: {}};

  /** @param kind what is stored */
  constructor(kind) {
    super();
    this.kind = kind;
    this.editing = new Editing(this, kind);
  }

  connectedCallback() {
    super.connectedCallback();
    this.editing.begin(this.item);
    if (this.start) this.#begin(this.start);
  }

  /** A draft is kept, but for what a link asked for. */
  #begin(start) {
    const {editing} = this;
    const merged = Object.fromEntries(
      Object.entries(start).map(([name, value]) => [name, {...editing.values[name], ...value}]));
    if (editing.touched) Object.entries(merged).forEach(([name, value]) => editing.set(name, value));
    else editing.values = {...editing.values, ...merged};
  }

  firstUpdated() {
    this.querySelector('input, textarea')?.focus();
  }

  async #send(event) {
    event.preventDefault();
    if (this.item && !this.editing.touched) {
      this.#say('closed');
      return;
    }
    const stored = await this.editing.send();
    if (stored) {
      this.#say('stored', stored);
    } else if (this.editing.meanwhile) {
      await this.updateComplete;
      this.querySelector('.meanwhile')?.focus();
    } else {
      await showWrong(this);
    }
  }

  #say(what, detail) {
    this.dispatchEvent(new CustomEvent(what, {detail, bubbles: true}));
  }

  #drop() {
    this.editing.drop();
    this.#say('closed');
  }

  /** The control of a field: what it is about and how it is changed. */
  about(name, label, hint = '', ...names) {
    return {
      id: `${this.kind.word}-${name}`,
      label,
      hint,
      wrong: this.editing.wrong.of(name, ...names),
    };
  }

  render() {
    const {editing, kind} = this;
    const fields = this.fields();
    const words = this.item ? `Save as version ${editing.base + 1}` : `Store the ${kind.word}`;
    return html`<form class="card inner stack shelf-form" novalidate
        aria-label=${this.item ? `Change the ${kind.word}` : `New ${kind.word}`} @submit=${this.#send}>
      ${this.#newer()} ${this.#meanwhile()}
      ${fields}
      ${editing.wrong.notice()}
      <div class="buttons shelf-actions">
        <button class="primary" aria-disabled=${String(editing.sending)}>${editing.sending ? 'Saving…' : words}</button>
        <button type="button" @click=${() => this.#say('closed')}>Close</button>
        ${editing.touched ? html`<ask-once label="Drop what I typed" yes="Drop it"
          question="Drop what you typed? It is stored nowhere else." @confirm=${this.#drop}></ask-once>` : nothing}
      </div>
      ${editing.touched ? html`<p class="hint">What you typed is kept in this tab until it is saved or dropped.</p>` : nothing}
    </form>`;
  }

  #newer() {
    const {item, editing} = this;
    if (!item || item.version <= editing.base) return nothing;
    return html`<p class="notice" role="status">Version ${item.version} was stored while this was open.
      Save, and what it changed is shown first; what you typed is kept.</p>`;
  }

  #meanwhile() {
    const {meanwhile} = this.editing;
    if (!meanwhile) return nothing;
    const {before, after, both} = meanwhile;
    const names = both.map(name => this.kind.labels[name] ?? name).join(', ');
    return html`<div class="stack meanwhile" tabindex="-1" role="group" aria-label="What was stored meanwhile">
      <p class="notice" role="alert">Version ${after.version} was stored meanwhile, so nothing was saved yet.
        What you typed is kept; what you did not touch has its newest value now.
        ${both.length ? html`Both of you changed: ${names}. Yours stands below.` : nothing}
        Look at it, and save again.</p>
      <h3>What version ${before.version} to version ${after.version} changed</h3>
      <version-difference .kind=${this.kind} .before=${before} .after=${after}></version-difference>
    </div>`;
  }
}
