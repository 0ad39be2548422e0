import {html, nothing} from 'lit';
import {cancel, erase, Lost, pause, resume, retry} from '../core/api.js';
import {isEnded} from '../core/format.js';
import {PageElement} from '../core/page-element.js';
import '../core/ask-once.js';

/** The buttons that steer a battle. Says `changed` when something was asked for, `erased` when it was erased. */
class BattleActions extends PageElement {
  static properties = {
    battle: {},
    status: {attribute: false},
    erased: {type: Boolean},
    stale: {type: Boolean},
    sending: {state: true},
    failure: {state: true},
  };

  constructor() {
    super();
    this.sending = [];
    this.failure = null;
  }

  /** That the server did not answer is old news once it does. */
  willUpdate(changed) {
    if (changed.get('stale') && !this.stale && this.failure instanceof Lost) this.failure = null;
  }

  async #send(name, call, said = 'changed') {
    if (this.sending.includes(name)) return;
    this.sending = [...this.sending, name];
    this.failure = null;
    let event = 'changed';
    try {
      await call(this.battle);
      event = said;
    } catch (failure) {
      this.failure = failure;
    }
    this.sending = this.sending.filter(other => other !== name);
    this.dispatchEvent(new CustomEvent(event, {bubbles: true}));
  }

  #button(name, words, call, look = '') {
    return html`<button type="button" class=${look} aria-disabled=${String(this.sending.includes(name))}
      @click=${() => this.#send(name, call)}>${words}</button>`;
  }

  render() {
    return html`<div class="buttons">${this.#buttons()}</div>
      ${this.failure ? html`<p class="notice bad" role="alert">${this.failure.message}</p>` : nothing}`;
  }

  #buttons() {
    const {state, endedReason} = this.status;
    if (isEnded(state)) {
      return html`
        ${endedReason === 'error' && !this.erased ? this.#button('retry', 'Retry from where it failed', retry, 'primary') : nothing}
        ${this.erased ? nothing : html`<ask-once label="Erase" look="small" yes="Erase the content" no="Keep it"
          question="Erase what was said in this battle? Its numbers stay; the texts cannot be brought back."
          .busy=${this.sending.includes('erase')} @confirm=${() => this.#send('erase', erase, 'erased')}></ask-once>`}`;
    }
    return html`
      ${state === 'paused' ? this.#button('resume', 'Resume', resume, 'primary') : this.#button('pause', 'Pause', pause)}
      <ask-once label="Cancel" yes="Cancel it" no="Keep it" question="Cancel this battle? It cannot go on afterwards."
        .busy=${this.sending.includes('cancel')}
        @confirm=${() => this.#send('cancel', id => cancel(id, 'cancelled on the page'))}></ask-once>`;
  }
}
customElements.define('battle-actions', BattleActions);
