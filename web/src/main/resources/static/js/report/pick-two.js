import {html, nothing} from 'lit';
import {field} from '../core/fields.js';
import {PageElement} from '../core/page-element.js';

/**
 * Two fields for ids, and what they are asked for; says `pick` with {a, b}.
 *
 * Properties: `a`, `b`, the ids now; `noun`, what they are of; `verb`, what the button does;
 * `known`, some ids to choose from with a few words each: {id, words}; `wrong`, sentences for a and b.
 */
class PickTwo extends PageElement {
  static properties = {a: {}, b: {}, noun: {}, verb: {}, known: {}, wrong: {}, typed: {state: true}};

  constructor() {
    super();
    this.a = '';
    this.b = '';
    this.known = [];
    this.wrong = {};
    this.typed = {};
  }

  willUpdate(changed) {
    if (changed.has('a') || changed.has('b')) this.typed = {a: this.a, b: this.b};
  }

  #pick(event) {
    event.preventDefault();
    this.#say(this.typed.a.trim(), this.typed.b.trim());
  }

  #say(a, b) {
    this.dispatchEvent(new CustomEvent('pick', {detail: {a, b}}));
  }

  render() {
    return html`<form class="card inner pick-two" @submit=${this.#pick}>
      ${this.#field('a', 'A')}
      ${this.#field('b', 'B')}
      <div class="buttons">
        <button class="primary">${this.verb}</button>
        ${this.a && this.b ? html`<button type="button" @click=${() => this.#say(this.b, this.a)}>Swap A and B</button>` : nothing}
      </div>
      <datalist id="pick-known">${this.known.map(({id, words}) => html`<option value=${id}>${words}</option>`)}</datalist>
    </form>`;
  }

  #field(side, letter) {
    return field({id: `pick-${side}`, label: `${this.noun} ${letter}`, wrong: this.wrong[side] ?? ''},
      ({id, invalid, describedBy}) => html`<input id=${id} list="pick-known" .value=${this.typed[side] ?? ''}
        placeholder="its id" autocomplete="off" spellcheck="false" aria-invalid=${invalid} aria-describedby=${describedBy}
        @input=${event => { this.typed = {...this.typed, [side]: event.target.value}; }}>`);
  }
}
customElements.define('pick-two', PickTwo);
