import {Lost} from './api.js';

const AGAIN_MS = 5_000;

/**
 * Asks about what is being typed once it has rested. Only the answer to the newest question counts;
 * while a newer one is under way the last answer stays, and `old` says so.
 */
export class Settled {
  /** The last answer, or null. */
  answer = null;
  /** Why the last question was refused, or null. */
  refusal = null;
  /** Whether what is there answers an earlier question. */
  old = false;
  #question = '';
  #timer = 0;

  /**
   * @param host the component that shows the answer
   * @param ask sends a question and gives its answer
   * @param restMs how long a question has to stay as it is
   */
  constructor(host, ask, restMs = 500) {
    this.host = host;
    this.ask = ask;
    this.restMs = restMs;
    host.addController(this);
  }

  hostDisconnected() {
    clearTimeout(this.#timer);
    this.#question = '';
  }

  /** What is asked about now; the same again asks nothing, and null takes the answer away. */
  about(question) {
    if (question == null) {
      this.#forget();
      return;
    }
    const text = JSON.stringify(question);
    if (text === this.#question) return;
    const first = !this.#question;
    this.#question = text;
    this.old = true;
    this.#askIn(first ? 0 : this.restMs);
  }

  #forget() {
    clearTimeout(this.#timer);
    this.#question = '';
    this.answer = null;
    this.refusal = null;
    this.old = false;
  }

  #askIn(ms) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#ask(), ms);
  }

  async #ask() {
    const question = this.#question;
    let answer = null;
    let refusal = null;
    try {
      answer = await this.ask(JSON.parse(question));
    } catch (failure) {
      if (failure instanceof Lost || failure.status >= 500 || failure.status === 429) {
        if (question === this.#question) this.#askIn(AGAIN_MS);
        return;
      }
      refusal = failure;
    }
    if (question !== this.#question) return;
    this.answer = answer;
    this.refusal = refusal;
    this.old = false;
    this.host.requestUpdate();
  }
}
