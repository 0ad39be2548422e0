import {get, Watched} from '../core/api.js';
import {Poll} from '../core/poll.js';

const POLL_MS = 2_000;
const NET_MS = 15_000;
const HIDDEN_MS = 10_000;
const REOPEN_MS = 4_000;

/**
 * How a run stands, as it changes: over a stream while the page is seen, and by asking, as the net
 * below the stream and while the page is hidden, when no stream is open. Both end with the run.
 */
export class RunLive {
  /** The newest status, null before the first. */
  status = null;
  /** The stored run with its spec, null before the first answer. */
  stored = null;
  #watched = null;
  #source = null;
  #refusedAt = 0;

  /** @param host the component that shows it; its property `run` is the run's id */
  constructor(host) {
    this.host = host;
    this.poll = new Poll(host, () => this.#ask(), POLL_MS, HIDDEN_MS, POLL_MS);
    host.addController(this);
  }

  hostConnected() {
    document.addEventListener('visibilitychange', this.#seen);
  }

  hostDisconnected() {
    document.removeEventListener('visibilitychange', this.#seen);
    this.#close();
  }

  /** Whether nothing will change any more, unless a battle of it is played again. */
  get over() {
    return Boolean(this.status?.endedAt);
  }

  /** Asks at once, after something was done to the run. */
  now() {
    return this.poll.now();
  }

  get #path() {
    return `/api/scale/${encodeURIComponent(this.host.run)}`;
  }

  async #ask() {
    this.#watched ??= new Watched(`${this.#path}/status`);
    if (await this.#watched.read()) this.#take(this.#watched.value);
    if (this.stored?.erasedAt !== this.status.erasedAt) this.stored = await get(this.#path);
    // A battle that is played again goes on after the run has ended.
    if (this.over && this.status.completed === this.status.total) return Poll.DONE;
    this.#listen();
    return Poll.NEWS;
  }

  #take(status) {
    this.status = status;
    if (this.over) this.#close();
    this.host.requestUpdate();
  }

  #listen() {
    if (Date.now() - this.#refusedAt < REOPEN_MS) return;
    if (this.#source || this.over || document.visibilityState !== 'visible' || !this.host.isConnected) return;
    const source = new EventSource(`/api/stream/runs/${encodeURIComponent(this.host.run)}`);
    this.#source = source;
    source.addEventListener('status', event => this.#heard(source, event));
    source.addEventListener('end', event => {
      this.#heard(source, event);
      this.now();
    });
    source.onerror = () => {
      if (source !== this.#source) return;
      this.poll.seenMs = POLL_MS;
      // A browser opens a broken stream again by itself, but not one that was refused.
      if (source.readyState !== EventSource.CLOSED) {
        this.now();
        return;
      }
      this.#close();
      this.#refusedAt = Date.now();
      setTimeout(() => this.host.isConnected && this.now(), REOPEN_MS);
    };
  }

  #heard(source, event) {
    if (source !== this.#source) return;
    this.poll.seenMs = NET_MS;
    this.poll.asOf = Date.now();
    this.poll.lostSince = 0;
    this.#take(JSON.parse(event.data));
  }

  #close() {
    this.#source?.close();
    this.#source = null;
    this.poll.seenMs = POLL_MS;
  }

  #seen = () => {
    if (document.visibilityState === 'hidden') this.#close();
  };
}
