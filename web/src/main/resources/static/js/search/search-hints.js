import {html} from 'lit';
import {PageElement} from '../core/page-element.js';

const HINTS = [
  ['refund helmet', 'both words, anywhere in the message'],
  ['"order number"', 'these words in this order'],
  ['refund or exchange', 'one of them, or both'],
  ['refund -voucher', 'the first without the second'],
  ['RF-4711', 'punctuation ends a word: rf followed by 4711'],
];

/** How to say what one looks for, folded. */
class SearchHints extends PageElement {
  render() {
    return html`<details class="search-hints"><summary>How to ask</summary>
      <dl>${HINTS.map(([example, words]) => html`<dt><code>${example}</code></dt><dd>${words}</dd>`)}</dl>
      <p class="hint">Whole words are found, in small or capital letters, none is too short or too common.
        A part of a word is not found. Up to 200 characters.</p>
    </details>`;
  }
}
customElements.define('search-hints', SearchHints);
