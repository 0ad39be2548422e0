import {html, nothing} from 'lit';
import {call, post} from '../core/api.js';
import {problemNotice} from '../core/labels.js';
import {PageElement} from '../core/page-element.js';
import {Sending} from '../core/sending.js';
import '../core/ask-once.js';

/** The buttons that steer a run; says `changed` when one of them was answered. */
class RunActions extends PageElement {
  static properties = {run: {}, status: {}, stale: {type: Boolean}};

  #sending = new Sending(this);

  get #path() {
    return `/api/scale/${encodeURIComponent(this.run)}`;
  }

  async #send(name, ask) {
    if ((await this.#sending.send(name, ask)) !== null) this.dispatchEvent(new CustomEvent('changed'));
  }

  render() {
    const {status} = this;
    return html`<div class="buttons">
        ${status.endedAt ? this.#ended() : this.#open()}
        ${status.erasedAt ? nothing : html`<a class="button" href="/start/run?like=${encodeURIComponent(this.run)}">Run it again</a>`}
      </div>
      ${problemNotice(this.#sending.failure)}`;
  }

  #open() {
    const paused = this.status.state === 'paused';
    const verb = paused ? 'resume' : 'pause';
    return html`
      <button class=${paused ? 'primary' : ''} type="button" aria-disabled=${String(this.#sending.has(verb))}
        @click=${() => this.#send(verb, () => post(`${this.#path}/${verb}`))}>${paused ? 'Resume' : 'Pause'}</button>
      <ask-once label="Cancel" question="Cancel this run? Its open battles end, and it cannot go on afterwards."
        yes="Cancel it" ?busy=${this.#sending.has('cancel')}
        @confirm=${() => this.#send('cancel', () => post(`${this.#path}/cancel`))}></ask-once>`;
  }

  #ended() {
    if (this.status.erasedAt) return nothing;
    return html`<ask-once label="Erase" question="Erase what was asked and said in this run? Its numbers stay. This cannot be undone."
      yes="Erase it" ?busy=${this.#sending.has('erase')}
      @confirm=${() => this.#send('erase', () => call('DELETE', this.#path))}></ask-once>`;
  }
}
customElements.define('run-actions', RunActions);
