import {html, nothing} from 'lit';
import {PageElement} from '../core/page-element.js';
import './text-difference.js';

const shown = value => (value ? html`<span dir="auto">${value}</span>` : html`<span class="hint">none</span>`);

/**
 * What became another thing between two versions: the fields in a table, the long text by lines.
 *
 * Properties: `before`, `after`, versions as the API has them; `kind`, of which they are.
 */
class VersionDifference extends PageElement {
  static properties = {before: {}, after: {}, kind: {}};

  /** [what, before, after] of each field that differs. */
  #fields() {
    const before = new Map(this.kind.fields(this.before));
    const after = new Map(this.kind.fields(this.after));
    return [...new Set([...before.keys(), ...after.keys()])]
      .map(name => [name, before.get(name) ?? '', after.get(name) ?? ''])
      .filter(([, one, other]) => one !== other);
  }

  render() {
    if (!this.before || !this.after) return nothing;
    const fields = this.#fields();
    const text = this.kind.text;
    const sameText = text.of(this.before) === text.of(this.after);
    if (!fields.length && sameText) {
      return html`<p class="hint">Versions ${this.before.version} and ${this.after.version} say the same.</p>`;
    }
    return html`<div class="stack">
      ${fields.length ? this.#table(fields) : html`<p class="hint">No field but the ${text.words} is another one.</p>`}
      ${sameText ? html`<p class="hint">The ${text.words} is the same in both.</p>` : html`
        <h3>What the ${text.words} says</h3>
        <text-difference .before=${text.of(this.before)} .after=${text.of(this.after)}
          label="The ${text.words}, version ${this.before.version} to version ${this.after.version}"></text-difference>`}
    </div>`;
  }

  #table(fields) {
    return html`<div class="card table-scroll"><table class="versions-fields">
      <caption class="hidden-text">Fields that are others</caption>
      <thead><tr><th scope="col">Field</th>
        <th scope="col">Version ${this.before.version}</th><th scope="col">Version ${this.after.version}</th></tr></thead>
      <tbody>${fields.map(([name, before, after]) => html`<tr>
        <th scope="row">${name}</th>
        <td>${before ? html`<del>${shown(before)}</del>` : shown(before)}</td>
        <td>${after ? html`<ins>${shown(after)}</ins>` : shown(after)}</td>
      </tr>`)}</tbody>
    </table></div>`;
  }
}
customElements.define('version-difference', VersionDifference);
