import {isUnsure, newKey} from '../core/api.js';
import {dropDraft, loadDraft, saveDraft} from '../core/draft.js';
import {Wrong} from '../core/fields.js';

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
const draftName = (kind, id) => `${kind.words}.${id ?? 'new'}`;

/** Whether something was typed for this one, and not stored yet. */
export const hasDraft = (kind, id) => loadDraft(draftName(kind, id), {values: null}).values !== null;

/**
 * What somebody types to store a version of something, until it is stored. It is kept over leaving
 * and reload. When another version was stored meanwhile, what was not touched here takes its new
 * value, what was stays as it is, and `meanwhile` says what happened.
 */
export class Editing {
  values = {};
  sending = false;
  wrong = new Wrong(null);
  /** {before, after, both}: the version that was changed, the one stored meanwhile, and what both changed. */
  meanwhile = null;
  /** The version that these values follow; 0 for something new. */
  base = 0;
  #kind;
  #id;
  #key = '';

  constructor(host, kind) {
    this.host = host;
    this.#kind = kind;
  }

  /** Begins with a version, or with nothing, or where it was left off. */
  begin(item) {
    this.#id = item?.id;
    const usual = this.#kind.valuesOf(item);
    const draft = loadDraft(this.#draft, {base: item?.version ?? 0, values: usual});
    this.base = draft.base;
    this.values = {...usual, ...draft.values};
    this.touched = hasDraft(this.#kind, this.#id);
  }

  get #draft() {
    return draftName(this.#kind, this.#id);
  }

  set(name, value) {
    this.#key = '';
    this.values = {...this.values, [name]: value};
    this.#keep();
  }

  #keep() {
    this.touched = true;
    saveDraft(this.#draft, {base: this.base, values: this.values});
    this.host.requestUpdate();
  }

  drop() {
    dropDraft(this.#draft);
    this.touched = false;
  }

  /** Stores it; nothing when it was refused, which `wrong` or `meanwhile` tells of. */
  async send() {
    if (this.sending) return null;
    this.sending = true;
    this.wrong = new Wrong(null);
    this.meanwhile = null;
    this.host.requestUpdate();
    const sent = this.values;
    try {
      const stored = await this.#store();
      if (stored) this.#settle(stored, sent);
      return stored;
    } catch (failure) {
      if (!isUnsure(failure)) this.#key = '';
      this.wrong = new Wrong(failure);
      return null;
    } finally {
      this.sending = false;
      this.host.requestUpdate();
    }
  }

  /** What was typed while it was being stored is kept for the next version. */
  #settle(stored, sent) {
    const typed = this.values !== sent;
    this.drop();
    if (!typed) return;
    this.#id = stored.id;
    this.base = stored.version;
    this.#keep();
  }

  async #store() {
    const {shelf} = this.#kind;
    const body = this.#kind.bodyOf(this.values);
    if (!this.#id) {
      // The same key until an answer came, so that a lost answer is not a second one.
      this.#key ||= newKey();
      return shelf.create(body, this.#key);
    }
    try {
      return await shelf.change(this.#id, body, this.base);
    } catch (failure) {
      if (failure.code !== 'version_conflict') throw failure;
      return this.#follow();
    }
  }

  /** Takes over what was stored meanwhile; gives it back when that is what is typed here. */
  async #follow() {
    const {shelf, valuesOf, bodyOf} = this.#kind;
    const [before, after] = await Promise.all([shelf.version(this.#id, this.base), shelf.newest(this.#id)]);
    const [was, theirs] = [valuesOf(before), valuesOf(after)];
    if (same(bodyOf(theirs), bodyOf(this.values))) return after;
    const touched = Object.keys(was).filter(name => !same(this.values[name], was[name]));
    const both = touched.filter(name => !same(theirs[name], was[name]) && !same(theirs[name], this.values[name]));
    this.values = {...theirs, ...Object.fromEntries(touched.map(name => [name, this.values[name]]))};
    this.base = after.version;
    this.meanwhile = {before, after, both};
    this.#keep();
    return null;
  }
}
