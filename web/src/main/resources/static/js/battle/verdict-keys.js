import {html, nothing} from 'lit';
import {PageElement} from '../core/page-element.js';

const KEPT = 'gauntlet.keys';

/** Leads from one verdict with something unmet to the next, by buttons and by the keys n and p. */
class VerdictKeys extends PageElement {
  static properties = {unmet: {attribute: false}, keys: {state: true}};

  constructor() {
    super();
    this.unmet = [];
    this.keys = this.#kept() !== 'off';
  }

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener('keydown', this.#pressed);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.#pressed);
  }

  #kept() {
    try {
      return localStorage.getItem(KEPT);
    } catch {
      return null;
    }
  }

  #switch(on) {
    this.keys = on;
    try {
      localStorage.setItem(KEPT, on ? 'on' : 'off');
    } catch {
      // Nothing can be kept: it holds for this page.
    }
  }

  #pressed = event => {
    const typing = event.target.closest?.('input, textarea, select, [contenteditable]');
    if (!this.keys || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'n') this.#step(1);
    if (event.key === 'p') this.#step(-1);
  };

  #step(direction) {
    if (!this.unmet.length) return;
    const here = Number(/^#[mj](\d+)$/.exec(location.hash)?.[1] ?? 0);
    const next = direction > 0
      ? this.unmet.find(seq => seq > here) ?? this.unmet[0]
      : this.unmet.findLast(seq => seq < here) ?? this.unmet.at(-1);
    history.replaceState(null, '', `#j${next}`);
    dispatchEvent(new Event('hashchange'));
    document.getElementById(`m${next}`)?.focus({preventScroll: true});
  }

  render() {
    if (!this.unmet.length) return nothing;
    return html`<div class="verdict-keys">
      <span class="hint">Verdicts with something unmet: ${this.unmet.length}</span>
      <span class="buttons">
        <button type="button" class="small" @click=${() => this.#step(-1)}>Previous${this.keys ? html` <kbd>p</kbd>` : nothing}</button>
        <button type="button" class="small" @click=${() => this.#step(1)}>Next${this.keys ? html` <kbd>n</kbd>` : nothing}</button>
      </span>
      <label class="hint"><input type="checkbox" .checked=${this.keys}
        @change=${event => this.#switch(event.target.checked)}> keys</label>
    </div>`;
  }
}
customElements.define('verdict-keys', VerdictKeys);
