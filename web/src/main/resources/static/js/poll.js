import {Lost} from './api.js';

const SLOWEST_MS = 10_000;

/**
 * Asks again and again while its host is on the page: often while the page is seen, seldom while it
 * is hidden, ever more slowly while the server is away, and no more once the task says that it is
 * done. A refusal ends it and is kept in `problem`.
 */
export class Poll {
  lostSince = 0;
  problem = null;
  #timer = 0;
  #failures = 0;
  #asking = false;
  #again = false;
  #done = false;
  #connected = false;

  constructor(host, task, seenMs, hiddenMs) {
    this.host = host;
    this.task = task;
    this.seenMs = seenMs;
    this.hiddenMs = hiddenMs;
    host.addController(this);
  }

  hostConnected() {
    this.#connected = true;
    document.addEventListener('visibilitychange', this.#wake);
    addEventListener('online', this.#wake);
    this.now();
  }

  hostDisconnected() {
    this.#connected = false;
    clearTimeout(this.#timer);
    document.removeEventListener('visibilitychange', this.#wake);
    removeEventListener('online', this.#wake);
  }

  #wake = () => {
    if (document.visibilityState === 'visible' && !this.#done) this.now();
  };

  /** Asks at once, also when the task was done. */
  async now() {
    if (this.#asking) {
      this.#again = true;
      return;
    }
    clearTimeout(this.#timer);
    this.#asking = true;
    try {
      this.#done = (await this.task()) === true;
      this.problem = null;
      this.lostSince = 0;
      this.#failures = 0;
    } catch (error) {
      if (error instanceof Lost || error.status >= 500 || error.status === 429) {
        this.lostSince ||= Date.now();
        this.#failures += 1;
      } else {
        this.problem = error;
        this.#done = true;
      }
    }
    this.#asking = false;
    this.host.requestUpdate();
    if (this.#connected && (this.#again || !this.#done)) {
      this.#timer = setTimeout(() => this.now(), this.#again ? 0 : this.#delay());
    }
    this.#again = false;
  }

  #delay() {
    const usual = document.visibilityState === 'visible' ? this.seenMs : this.hiddenMs;
    const slow = Math.min(SLOWEST_MS, this.seenMs * 2 ** this.#failures);
    return this.#failures ? Math.max(usual, slow) : usual;
  }
}
