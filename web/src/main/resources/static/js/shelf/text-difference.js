import {html, nothing} from 'lit';
import {count} from '../core/format.js';
import {PageElement} from '../core/page-element.js';
import {differingLines, folded} from './text-lines.js';

const MOST_ROWS = 500;
const SIGNS = {same: ['', ''], removed: ['−', 'removed'], added: ['+', 'added']};

/** Two texts line by line: what was removed and what was added, each with its sign. */
class TextDifference extends PageElement {
  static properties = {
    before: {},
    after: {},
    label: {},
    unfolded: {state: true},
    most: {state: true},
  };

  #rows = [];

  constructor() {
    super();
    this.unfolded = false;
    this.most = MOST_ROWS;
  }

  willUpdate(changed) {
    if (changed.has('before') || changed.has('after')) {
      this.#rows = differingLines(this.before, this.after);
      this.unfolded = false;
      this.most = MOST_ROWS;
    }
  }

  render() {
    const short = folded(this.#rows);
    const rows = this.unfolded ? this.#rows : short;
    const foldable = short.length < this.#rows.length;
    return html`
      <div class="versions-text card" tabindex="0" role="region" aria-label=${this.label}>
        <table>
          <caption class="hidden-text">${this.label}</caption>
          <thead class="hidden-text"><tr>
            <th>Line before</th><th>Line after</th><th>Change</th><th>Text</th>
          </tr></thead>
          <tbody>${rows.slice(0, this.most).map(row => this.#row(row))}</tbody>
        </table>
      </div>
      ${rows.length > this.most ? html`<button type="button" @click=${() => { this.most = Infinity; }}>
        Show ${count(rows.length - this.most, 'more line')}</button>` : nothing}
      ${foldable ? html`<button type="button" aria-pressed=${String(this.unfolded)}
        @click=${() => { this.unfolded = !this.unfolded; }}>Show unchanged lines</button>` : nothing}`;
  }

  #row(row) {
    if (row.folded) {
      return html`<tr class="folded"><td colspan="4">${count(row.folded, 'unchanged line')}</td></tr>`;
    }
    const [sign, words] = SIGNS[row.kind];
    return html`<tr class=${row.kind}>
      <td class="line">${row.before}</td><td class="line">${row.after}</td>
      <td class="sign"><span aria-hidden="true">${sign}</span><span class="hidden-text">${words}</span></td>
      <td class="text" dir="auto">${row.parts.map(part => this.#part(part, row.kind))}</td>
    </tr>`;
  }

  #part({text, changed}, kind) {
    if (!changed) return text;
    return kind === 'removed' ? html`<del>${text}</del>` : html`<ins>${text}</ins>`;
  }
}
customElements.define('text-difference', TextDifference);
