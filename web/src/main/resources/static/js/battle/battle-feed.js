import {Watched, events, messages, stored} from '../core/api.js';
import {isEnded} from '../core/format.js';
import {Poll} from '../core/poll.js';
import {BattleLog} from './battle-log.js';

const POKE_MS = 400;
const REOPEN_MS = 4_000;

/**
 * Keeps a host up to date about one battle until it has ended: its events as a stream while the
 * page is seen, its status by asking, and everything by asking where there is no stream. A hidden
 * page holds no stream, for a browser has few connections to a server.
 *
 * Says `writing` when a part of an answer has come, and has the host drawn when something else has.
 */
export class BattleFeed extends EventTarget {
  log = new BattleLog();
  /** The stored battle with its spec, or null before it is known. */
  stored = null;
  /** Whether events come by themselves. */
  live = false;

  #watched;
  #stream = null;
  #poked = 0;
  #reopen = 0;

  constructor(host, id) {
    super();
    this.host = host;
    this.id = id;
    this.#watched = new Watched(`/api/battles/${encodeURIComponent(id)}/status`);
    host.addController(this);
    this.poll = new Poll(host, () => this.#load(), 2_000, 15_000, 8_000);
  }

  /** How it stands, or null before it is known. */
  get status() {
    return this.#watched.value;
  }

  hostConnected() {
    document.addEventListener('visibilitychange', this.#seen);
  }

  hostDisconnected() {
    document.removeEventListener('visibilitychange', this.#seen);
    clearTimeout(this.#poked);
    this.#poked = 0;
    this.#close();
  }

  #seen = () => {
    if (document.visibilityState === 'hidden') this.#close();
  };

  /** Asks at once: something was done about it. */
  now() {
    return this.poll.now();
  }

  /** Forgets what was said and asks for it again: it is another one now. */
  reread() {
    this.log = new BattleLog();
    this.stored = null;
    return this.poll.now();
  }

  async #load() {
    this.stored ??= await stored(this.id);
    const changed = await this.#watched.read();
    const ended = isEnded(this.status.state);
    const complete = this.log.messages.length >= (this.status.progress?.messageCount ?? 0);
    const caughtUp = this.live && (complete || !ended) ? changed : await this.#catchUp();
    if (ended && (!this.live || this.log.isOver)) {
      this.#close();
      return Poll.DONE;
    }
    if (!this.#stream && document.visibilityState === 'visible' && this.host.isConnected) this.#open();
    return Poll.heard(changed || caughtUp);
  }

  /** Events first: what was said by then is among the messages. */
  async #catchUp() {
    let news = false;
    for (;;) {
      const page = await events(this.id, this.log.position);
      if (!page.events.length) break;
      page.events.forEach(event => this.log.takeEvent(event));
      news = true;
    }
    while (this.log.takeMessages((await messages(this.id, this.log.since)).messages)) news = true;
    return news;
  }

  #open() {
    clearTimeout(this.#reopen);
    const stream = new EventSource(`/api/stream/${encodeURIComponent(this.id)}?after=${this.log.position}`);
    this.#stream = stream;
    stream.onopen = () => {
      this.live = true;
      this.host.requestUpdate();
    };
    stream.onerror = () => {
      const gone = stream.readyState === EventSource.CLOSED;
      this.live = false;
      if (gone) {
        this.#close();
        this.#reopen = setTimeout(() => this.poll.now(), REOPEN_MS);
      } else {
        this.#poke();
      }
    };
    for (const name of ['message', 'judgement', 'status', 'end']) {
      stream.addEventListener(name, event => this.#take(JSON.parse(event.data)));
    }
    stream.addEventListener('delta', event => {
      this.log.takePart(JSON.parse(event.data));
      this.dispatchEvent(new Event('writing'));
    });
  }

  #take(event) {
    if (!this.log.takeEvent(event)) return;
    this.host.requestUpdate();
    this.dispatchEvent(new Event('writing'));
    this.#poke();
  }

  /** What happens changes the status; many things at once are one question. */
  #poke() {
    if (this.#poked) return;
    this.#poked = setTimeout(() => {
      this.#poked = 0;
      this.poll.now();
    }, POKE_MS);
  }

  #close() {
    clearTimeout(this.#reopen);
    this.#stream?.close();
    this.#stream = null;
    this.live = false;
  }
}
