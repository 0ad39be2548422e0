import {post} from '../core/api.js';
import {Wrong} from '../core/fields.js';

const CALM_MS = 250;

/** What a template says with some values, asked of the server a moment after the last change. */
export class Rendering {
  /** {templateVersion, text}; null before it is known, or when a value is wrong. */
  said = null;
  wrong = new Wrong(null);
  #timer = 0;
  #latest = '';

  constructor(host) {
    this.host = host;
    host.addController(this);
  }

  hostDisconnected() {
    clearTimeout(this.#timer);
  }

  /** Asks in a moment, unless that is what was asked last. */
  ask(template, version, values) {
    const question = JSON.stringify([template, version, values]);
    if (question === this.#latest) return;
    this.#latest = question;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#ask(template, values, question), CALM_MS);
  }

  /** Asks at once. */
  now(template, version, values) {
    clearTimeout(this.#timer);
    this.#latest = JSON.stringify([template, version, values]);
    return this.#ask(template, values, this.#latest);
  }

  async #ask(template, values, question) {
    let said = null;
    let failure = null;
    try {
      said = await post(`/api/prompt-templates/${encodeURIComponent(template)}/render`, {values});
    } catch (refused) {
      failure = refused;
    }
    if (question !== this.#latest) return;
    this.said = said;
    this.wrong = new Wrong(failure);
    this.host.requestUpdate();
  }
}
