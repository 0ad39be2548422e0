import {Lost} from './api.js';

/** What is asked for by buttons: each once at a time, whatever else is on its way. */
export class Sending {
  /** What went wrong with the last one, or null. */
  failure = null;
  #names = new Set();
  #wasStale = false;

  /** @param host the component with the buttons; it has `stale` while the server does not answer */
  constructor(host) {
    this.host = host;
    host.addController(this);
  }

  /** That the server did not answer is old news once it does. */
  hostUpdate() {
    if (this.#wasStale && !this.host.stale && this.failure instanceof Lost) this.failure = null;
    this.#wasStale = this.host.stale;
  }

  has(name) {
    return this.#names.has(name);
  }

  /** Sends it; whether it was done, or null when it is on its way already. */
  async send(name, call) {
    if (this.has(name)) return null;
    this.#names.add(name);
    this.failure = null;
    this.host.requestUpdate();
    try {
      await call();
      return true;
    } catch (failure) {
      this.failure = failure;
      return false;
    } finally {
      this.#names.delete(name);
      this.host.requestUpdate();
    }
  }
}
