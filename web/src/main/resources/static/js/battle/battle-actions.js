import {html, nothing} from 'lit';
import {cancel, erase, pause, resume, retry} from '../core/api.js';
import {isEnded} from '../core/format.js';
import {problemNotice} from '../core/labels.js';
import {PageElement} from '../core/page-element.js';
import {Sending} from '../core/sending.js';
import '../core/ask-once.js';

/** The buttons that steer a battle. Says `changed` when something was asked for, `erased` when it was erased. */
class BattleActions extends PageElement {
  static properties = {
    battle: {},
    status: {attribute: false},
    erased: {type: Boolean},
    stale: {type: Boolean},
  };

  #sending = new Sending(this);

  async #send(name, call, said = 'changed') {
    const done = await this.#sending.send(name, () => call(this.battle));
    if (done !== null) this.dispatchEvent(new CustomEvent(done ? said : 'changed', {bubbles: true}));
  }

  #button(name, words, call, look = '') {
    return html`<button type="button" class=${look} aria-disabled=${String(this.#sending.has(name))}
      @click=${() => this.#send(name, call)}>${words}</button>`;
  }

  render() {
    return html`<div class="buttons">${this.#buttons()}</div>
      ${problemNotice(this.#sending.failure)}`;
  }

  #buttons() {
    const {state, endedReason} = this.status;
    if (isEnded(state)) {
      return html`
        ${endedReason === 'error' && !this.erased ? this.#button('retry', 'Retry from where it failed', retry, 'primary') : nothing}
        ${this.erased ? nothing : html`<ask-once label="Erase" look="small" yes="Erase the content" no="Keep it"
          question="Erase what was said in this battle? Its numbers stay; the texts cannot be brought back."
          .busy=${this.#sending.has('erase')} @confirm=${() => this.#send('erase', erase, 'erased')}></ask-once>`}`;
    }
    return html`
      ${state === 'paused' ? this.#button('resume', 'Resume', resume, 'primary') : this.#button('pause', 'Pause', pause)}
      <ask-once label="Cancel" yes="Cancel it" no="Keep it" question="Cancel this battle? It cannot go on afterwards."
        .busy=${this.#sending.has('cancel')}
        @confirm=${() => this.#send('cancel', id => cancel(id, 'cancelled on the page'))}></ask-once>`;
  }
}
customElements.define('battle-actions', BattleActions);
