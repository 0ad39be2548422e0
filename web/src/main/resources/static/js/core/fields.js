import {html, nothing} from 'lit';

/**
 * A labelled control with its hint and what is wrong with it.
 *
 * @param about {id, label, hint, wrong}
 * @param control draws the control with the attributes it is given: id, invalid, describedBy
 */
export function field({id, label, hint = '', wrong = ''}, control) {
  const describedBy = [hint && `${id}-hint`, wrong && `${id}-wrong`].filter(Boolean).join(' ');
  return html`<div class="field">
    <label for=${id}>${label}</label>
    ${control({id, invalid: wrong ? 'true' : nothing, describedBy: describedBy || nothing})}
    ${hint ? html`<span class="hint" id="${id}-hint">${hint}</span>` : nothing}
    ${wrong ? html`<span class="wrong" id="${id}-wrong">${wrong}</span>` : nothing}
  </div>`;
}

/**
 * A line of text. A number is text as well: an input that takes nothing else gives nothing for what
 * it does not understand, and the server can say what is wrong with it only when it is told.
 */
export const inputField = (about, value, change, {type = 'text', numeric = false, placeholder = nothing, spellcheck} = {}) =>
  field(about, ({id, invalid, describedBy}) => html`<input id=${id} type=${type} .value=${value}
    placeholder=${placeholder} inputmode=${numeric ? 'decimal' : nothing} autocomplete="off"
    spellcheck=${spellcheck ?? nothing} aria-invalid=${invalid} aria-describedby=${describedBy} @input=${event => change(event.target.value)}>`);

export const areaField = (about, value, change, {rows = 3, placeholder = nothing, mono = false} = {}) =>
  field(about, ({id, invalid, describedBy}) => html`<textarea id=${id} rows=${rows} .value=${value}
    class=${mono ? 'mono' : nothing} placeholder=${placeholder}
    aria-invalid=${invalid} aria-describedby=${describedBy}
    @input=${event => change(event.target.value)}></textarea>`);

/** A choice; options are {value, words, disabled}. */
export const selectField = (about, value, options, change) =>
  field(about, ({id, invalid, describedBy}) => html`<select id=${id}
    aria-invalid=${invalid} aria-describedby=${describedBy} @change=${event => change(event.target.value)}>
    ${options.map(option => html`<option value=${option.value} ?disabled=${option.disabled}
      .selected=${option.value === value}>${option.words}</option>`)}
  </select>`);

/** What a problem document says about fields. */
export class Wrong {
  #errors;
  #asked = new Set();

  constructor(failure) {
    this.failure = failure;
    this.#errors = failure?.errors ?? [];
  }

  /** What is wrong with the field of these names, in a sentence or more; empty when nothing is. */
  of(...names) {
    names.forEach(name => this.#asked.add(name));
    return this.#errors.filter(error => names.includes(error.field)).map(error => error.message).join(' ');
  }

  /** What concerns none of the fields that were asked for: to be drawn after them. */
  notice() {
    if (!this.failure) return nothing;
    const stray = this.#errors.filter(error => !this.#asked.has(error.field));
    return html`<div class="notice bad failure" role="alert" tabindex="-1">
      ${this.failure.message}
      ${stray.length ? html`<ul>${stray.map(error => html`<li>${error.field}: ${error.message}</li>`)}</ul>` : nothing}
    </div>`;
  }
}

/** Leads to the first field that is wrong, or to the notice that says what is. */
export async function showWrong(host) {
  await host.updateComplete;
  (host.querySelector('[aria-invalid="true"]') ?? host.querySelector('.failure'))?.focus();
}
