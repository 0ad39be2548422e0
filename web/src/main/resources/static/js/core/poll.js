import {Lost} from './api.js';

const SLOWEST_MS = 10_000;
const CALMER = 1.5;

/**
 * Asks again and again while its host is on the page: often while the page is seen and things
 * change, more seldom while nothing does, seldom while it is hidden, ever more slowly while the
 * server is away. A refusal ends it and is kept in `problem`.
 *
 * The task says what came of it: `Poll.DONE` when there will be nothing new any more, `Poll.SAME`
 * when there was nothing new this time, anything else, such as `Poll.NEWS`, when there was.
 */
export class Poll {
  static DONE = Symbol('done');
  static SAME = Symbol('same');
  static NEWS = Symbol('news');

  /** What came of a question that may have brought something new. */
  static heard = news => (news ? Poll.NEWS : Poll.SAME);

  lostSince = 0;
  /** Why the last answer could not be used, as long as `lostSince` is set. */
  lost = null;
  problem = null;
  /** When the last answer came, in ms since 1970 by this machine's clock; 0 before the first. */
  asOf = 0;
  #timer = 0;
  #failures = 0;
  #quiet = 0;
  #asking = false;
  #again = false;
  #done = false;
  #connected = false;

  /**
   * @param host the component that shows it
   * @param task asks once
   * @param seenMs between two questions while the page is seen
   * @param hiddenMs the same while it is hidden
   * @param calmMs what the time between two questions grows to while nothing changes
   */
  constructor(host, task, seenMs, hiddenMs, calmMs = seenMs) {
    this.host = host;
    this.task = task;
    this.seenMs = seenMs;
    this.hiddenMs = hiddenMs;
    this.calmMs = calmMs;
    host.addController(this);
  }

  hostConnected() {
    this.#connected = true;
    document.addEventListener('visibilitychange', this.#wake);
    addEventListener('focus', this.#wake);
    addEventListener('online', this.#wake);
    this.now();
  }

  hostDisconnected() {
    this.#connected = false;
    clearTimeout(this.#timer);
    document.removeEventListener('visibilitychange', this.#wake);
    removeEventListener('focus', this.#wake);
    removeEventListener('online', this.#wake);
  }

  #wake = () => {
    if (document.visibilityState === 'visible' && !this.#done) this.now();
  };

  /** Asks at once, also when the task was done. */
  async now() {
    this.#quiet = 0;
    await this.#ask();
  }

  async #ask() {
    if (this.#asking) {
      this.#again = true;
      return;
    }
    clearTimeout(this.#timer);
    this.#asking = true;
    try {
      const outcome = await this.task();
      this.#done = outcome === Poll.DONE;
      this.#quiet = outcome === Poll.SAME ? this.#quiet + 1 : 0;
      this.problem = null;
      this.lostSince = 0;
      this.asOf = Date.now();
      this.#failures = 0;
    } catch (error) {
      if (error instanceof Lost || error.status >= 500 || error.status === 429) {
        this.lostSince ||= Date.now();
        this.lost = error;
        this.#failures += 1;
        this.#done = false;
      } else {
        this.problem = error;
        this.#done = true;
      }
    }
    this.#asking = false;
    this.host.requestUpdate();
    if (this.#connected && (this.#again || !this.#done)) {
      this.#timer = setTimeout(() => this.#ask(), this.#again ? 0 : this.#delay());
    }
    this.#again = false;
  }

  #delay() {
    const calm = Math.min(Math.max(this.calmMs, this.seenMs), this.seenMs * CALMER ** this.#quiet);
    const usual = document.visibilityState === 'visible' ? calm : Math.max(calm, this.hiddenMs);
    const slow = Math.min(SLOWEST_MS, this.seenMs * 2 ** this.#failures);
    return this.#failures ? Math.max(usual, slow) : usual;
  }
}
