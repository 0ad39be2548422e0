import {html} from 'lit';
import {PageElement} from '../core/page-element.js';
import {restCalls} from '../core/rest-call.js';
import {go, Query} from '../core/router.js';
import {setTitle} from '../core/title.js';
import './shelf-list.js';

/**
 * The page of all things of a kind; with `?new=1` the form for another one.
 *
 * Properties: `kind`; `form`, which draws the form; `row`, which draws one of the list; `empty`;
 * `lead`, what they are good for in a sentence.
 */
class ShelfPage extends PageElement {
  static properties = {kind: {}, form: {}, row: {}, empty: {}, lead: {}};

  #query = new Query(this);

  render() {
    return this.#query.get('new') ? this.#new() : this.#all();
  }

  #new() {
    const {kind} = this;
    setTitle(`New ${kind.word}`);
    return html`<div class="page-head">
        <a class="back" href=${kind.home}>← ${kind.Words}</a>
        <h1>New ${kind.word}</h1>
      </div>
      <div class="stack" @stored=${event => this.isConnected && go(kind.page(event.detail.id))} @closed=${this.#closed}>${this.form()}
        ${restCalls([['Store one:', 'POST', kind.shelf.path, kind.example]])}</div>`;
  }

  async #closed() {
    go(this.kind.home);
    await this.updateComplete;
    this.querySelector('.button')?.focus();
  }

  #all() {
    const {kind} = this;
    setTitle(kind.Words);
    return html`<div class="page-head">
        <div class="title"><h1>${kind.Words}</h1>
          <a class="button primary" href="${kind.home}?new=1">New ${kind.word}</a></div>
        <p class="hint">${this.lead}</p>
      </div>
      <div class="stack">
        <shelf-list .kind=${kind} .row=${this.row} .empty=${this.empty}></shelf-list>
        ${restCalls([
          ['The newest:', 'GET', `${kind.shelf.path}?limit=50`],
          ['Store one:', 'POST', kind.shelf.path, kind.example],
        ])}
      </div>`;
  }
}
customElements.define('shelf-page', ShelfPage);
