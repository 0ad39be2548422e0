import {html, nothing} from 'lit';
import {Lost, serverNow, Watched} from '../core/api.js';
import '../core/ask-once.js';
import {age, dateTime} from '../core/format.js';
import {lostNotice, problemNotice, seen} from '../core/labels.js';
import {PageElement} from '../core/page-element.js';
import {Poll} from '../core/poll.js';
import {restCalls} from '../core/rest-call.js';
import {go, Query} from '../core/router.js';
import {Tick} from '../core/tick.js';
import {setTitle} from '../core/title.js';
import {hasDraft} from './editing.js';
import './version-list.js';

/**
 * The page of one thing: its newest version, or the one that the address names, what differs
 * between versions, and where it is used.
 *
 * Properties: `kind`; `name`, its id; and what draws its parts: `form` (a version to change),
 * `draw` (a version), `start` (buttons of the newest), `below` (what comes after the versions).
 */
class ShelfItem extends PageElement {
  static properties = {
    kind: {},
    name: {},
    form: {},
    draw: {},
    start: {},
    below: {},
    item: {state: true},
    old: {state: true},
    sending: {state: true},
    failure: {state: true},
  };

  #query = new Query(this, () => this.#open().catch(() => this.#poll.now()));
  #watched = null;
  #refused = 0;
  #poll = new Poll(this, () => this.#load(), 4_000, 30_000, 20_000);

  constructor() {
    super();
    this.item = null;
    this.old = null;
    this.sending = '';
    this.failure = null;
    new Tick(this);
  }

  async #load() {
    this.#watched ??= new Watched(this.kind.shelf.address(this.name));
    const changed = await this.#watched.read();
    this.item = this.#watched.value;
    if (this.isConnected) setTitle(this.item.name, this.kind.Words);
    await this.#open();
    return Poll.heard(changed);
  }

  /** The version of the address; 0 when it names none. */
  #asked() {
    const version = Number(this.#query.get('version'));
    return Number.isInteger(version) && version > 0 ? version : 0;
  }

  async #open() {
    const version = this.#asked();
    if (this.#refused && this.#refused !== version) {
      this.#refused = 0;
      this.failure = null;
    }
    if (!this.item || !version || version === this.item.version) {
      this.old = null;
      return;
    }
    if (this.old?.version === version || this.#refused === version) return;
    try {
      const old = await this.kind.shelf.version(this.name, version);
      if (this.#asked() === version) this.old = old;
      this.failure = null;
    } catch (failure) {
      if (this.#asked() !== version) return;
      this.old = null;
      if (failure instanceof Lost) throw failure;
      this.#refused = version;
      this.failure = failure;
    }
  }

  async #send(name, call) {
    if (this.sending) return;
    this.sending = name;
    this.failure = null;
    try {
      await call();
    } catch (failure) {
      this.failure = failure;
    }
    this.sending = '';
  }

  #delete() {
    return this.#send('delete', async () => {
      await this.kind.shelf.remove(this.name);
      if (this.isConnected) go(this.kind.home);
    });
  }

  /** Stores what an old version says as the newest. */
  #restore() {
    return this.#send('restore', async () => {
      const {kind, old, item} = this;
      await kind.shelf.change(this.name, kind.bodyOf(kind.valuesOf(old)), item.version);
      if (this.isConnected) go(kind.page(this.name));
      await this.#poll.now();
    });
  }

  async #stored() {
    this.#edit(false);
    await this.#poll.now();
  }

  async #edit(open) {
    this.#query.set({edit: open ? '1' : '', version: ''}, {push: open});
    await this.updateComplete;
    if (!open) this.querySelector('.edit')?.focus();
  }

  render() {
    const {kind, item} = this;
    if (!item) return this.#missing();
    return html`<div class="page-head">
        <a class="back" href=${kind.home}>← ${kind.Words}</a>
        <h1 dir="auto">${item.name}</h1>
        <p class="facts">
          <span>${kind.word} <code>${item.id}</code></span>
          <span>version ${item.version}</span>
          <time datetime=${item.updatedAt} title=${dateTime(item.updatedAt)}>stored ${age(item.updatedAt, serverNow())}</time>
          ${seen(this.#poll)}
        </p>
      </div>
      ${lostNotice(this.#poll)} ${problemNotice(this.#poll.problem)}
      <div class="shelf-parts">
        <div class="stack">${this.#query.get('edit') ? this.#editor() : this.#shown()}</div>
        <version-list .kind=${kind} .item=${item}></version-list>
        ${this.below(item)}
        ${this.#calls()}
      </div>`;
  }

  #missing() {
    if (!this.#poll.problem) return lostNotice(this.#poll);
    const {kind} = this;
    return html`<div class="page-head"><a class="back" href=${kind.home}>← ${kind.Words}</a><h1>${this.name}</h1></div>
      ${problemNotice(this.#poll.problem)}`;
  }

  #editor() {
    return html`<div @stored=${() => this.#stored()} @closed=${() => this.#edit(false)}>${this.form(this.item)}</div>`;
  }

  #shown() {
    const {kind, item, old} = this;
    return html`
      ${old ? this.#oldNotice() : nothing}
      ${this.#failureNotice()}
      ${!old && hasDraft(kind, item.id) ? html`<p class="notice" role="status">You typed changes that are not saved.
        <button type="button" @click=${() => this.#edit(true)}>Go on with them</button></p>` : nothing}
      <div class="buttons shelf-actions">
        ${old ? nothing : html`${this.start(item)}
          <button class="edit" type="button" @click=${() => this.#edit(true)}>Change it</button>
          <ask-once label="Delete" yes="Delete it" .busy=${this.sending === 'delete'}
            question="Delete this ${kind.word} with all its versions? It cannot be brought back."
            @confirm=${() => this.#delete()}></ask-once>`}
      </div>
      ${this.draw(old ?? item)}`;
  }

  #oldNotice() {
    const {kind, item, old} = this;
    return html`<div class="notice stack" role="status">
      <p>This is version ${old.version}, stored ${dateTime(old.updatedAt)}. The newest is version ${item.version}.</p>
      <div class="buttons">
        <button type="button" aria-disabled=${String(this.sending === 'restore')}
          @click=${() => this.#restore()}>Make this the newest again</button>
        <a class="button" href=${kind.page(item.id)}>See the newest</a>
        <button type="button"
          @click=${() => this.#query.set({a: old.version, b: item.version}, {push: true})}>What has changed since</button>
      </div>
    </div>`;
  }

  #failureNotice() {
    const {failure, kind} = this;
    if (!failure) return nothing;
    if (failure.code === kind.inUse) {
      return html`<p class="notice failure" role="alert">${failure.message}
        Its versions say what was played, so it stays. <a href="#used">Where it is used</a></p>`;
    }
    return problemNotice(failure);
  }

  #calls() {
    const {kind, item, old} = this;
    const address = kind.shelf.address(item.id);
    return restCalls([
      ['The newest version:', 'GET', address],
      old ? ['This version:', 'GET', `${address}/versions/${old.version}`] : null,
      ['All versions:', 'GET', `${address}/versions`],
      ['Store the next version:', 'PUT', address, kind.bodyOf(kind.valuesOf(old ?? item)), {'If-Match': `"${item.version}"`}],
      ['Delete it:', 'DELETE', address],
      ...kind.calls(item),
    ]);
  }
}
customElements.define('shelf-item', ShelfItem);
