import {html} from 'lit';
import {PageElement} from './page-element.js';

/** A button that asks once before it does something that cannot be undone; then sends `confirm`. */
class AskOnce extends PageElement {
  static properties = {
    label: {},
    question: {},
    yes: {},
    no: {},
    /** A class of the button, such as `small`. */
    look: {},
    busy: {type: Boolean},
    asking: {state: true},
  };

  constructor() {
    super();
    this.no = 'Keep it';
    this.look = '';
    this.busy = false;
    this.asking = false;
  }

  async #ask(asking) {
    this.asking = asking;
    await this.updateComplete;
    this.querySelector(asking ? '.keep' : '.ask-first')?.focus();
  }

  #confirm() {
    if (this.busy) return;
    this.#ask(false);
    this.dispatchEvent(new CustomEvent('confirm'));
  }

  render() {
    if (!this.asking) {
      return html`<button class="ask-first ${this.look}" type="button" aria-disabled=${String(this.busy)}
        @click=${() => this.busy || this.#ask(true)}>${this.label}…</button>`;
    }
    return html`<div class="ask" role="group" aria-label=${this.question}
      @keydown=${event => event.key === 'Escape' && this.#ask(false)}>
      <p>${this.question}</p>
      <div class="buttons">
        <button class="danger" type="button" @click=${() => this.#confirm()}>${this.yes}</button>
        <button class="keep" type="button" @click=${() => this.#ask(false)}>${this.no}</button>
      </div>
    </div>`;
  }
}
customElements.define('ask-once', AskOnce);
