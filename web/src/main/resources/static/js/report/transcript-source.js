import {messages, status, stored} from '../core/api.js';
import {isEnded} from '../core/format.js';
import {Poll} from '../core/poll.js';

/** One battle with everything that was said in it, up to date until it has ended. */
export class TranscriptSource {
  id = '';
  stored = null;
  status = null;
  messages = [];
  #poll;

  /** @param host the component that shows it, which is drawn again when there is more */
  constructor(host) {
    this.host = host;
    this.#poll = new Poll(host, () => this.#load(), 2_000, 15_000, 10_000);
  }

  get poll() {
    return this.#poll;
  }

  /** Whether there is no such battle, or another reason not to show it. */
  get problem() {
    return this.id ? this.#poll.problem : null;
  }

  /** Turns to another battle; none for an empty id. */
  open(id) {
    if (id === this.id) return;
    this.id = id;
    this.stored = null;
    this.status = null;
    this.messages = [];
    this.#poll.problem = null;
    this.#poll.now();
  }

  /** Status before messages: what has ended by then has said all it will say. */
  async #load() {
    const {id} = this;
    if (!id) return Poll.DONE;
    const now = await status(id);
    if (id === this.id && this.status?.updatedAt === now.updatedAt && isEnded(now.state)) return Poll.DONE;
    const whole = this.stored ?? await stored(id);
    const said = await messages(id, 0);
    if (id !== this.id) return false;
    const more = said.messages.length !== this.messages.length || now.updatedAt !== this.status?.updatedAt;
    this.stored = whole;
    this.status = now;
    this.messages = said.messages;
    return isEnded(now.state) ? Poll.DONE : Poll.heard(more);
  }
}
