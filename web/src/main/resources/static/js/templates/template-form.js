import {html, nothing} from 'lit';
import {areaField, inputField} from '../core/fields.js';
import {ShelfForm} from '../shelf/shelf-form.js';
import {promptNames} from './prompt-text.js';
import {TEMPLATES, told} from './template-kind.js';

/** The form of a template. */
class TemplateForm extends ShelfForm {
  constructor() {
    super(TEMPLATES);
  }

  #set(name) {
    return value => this.editing.set(name, value);
  }

  fields() {
    const {values} = this.editing;
    return html`
      <div class="pair">
        ${inputField(this.about('name', 'Name'), values.name, this.#set('name'))}
        ${this.item ? nothing : inputField(this.about('id', 'Id', 'Letters, digits, dots, - and _. Left empty, one is drawn.'),
          values.id, this.#set('id'), {spellcheck: 'false'})}
      </div>
      ${areaField(this.about('description', 'Description'), values.description, this.#set('description'), {rows: 2})}
      ${areaField(this.about('text', 'Text',
        'Write {{name}} for a variable: a letter or _, then letters, digits, _ or -. For two braces that are text write \\{{.'),
        values.text, this.#set('text'), {rows: 12, mono: true})}
      ${this.#variables(values)}`;
  }

  #variables({text, variables}) {
    const names = promptNames(text);
    if (!names.length) return html`<p class="hint">The text has no variable, so it says the same for every agent.</p>`;
    return html`<fieldset class="shelf-group">
      <legend>Variables of the text</legend>
      ${names.map((name, index) => this.#variable(name, index, told(variables, name)))}
    </fieldset>`;
  }

  #variable(name, index, known) {
    const {editing} = this;
    const tell = what => editing.set('variables', {...editing.values.variables, [name]: {...known, ...what}});
    const wrong = field => editing.wrong.of(`variables[${index}].${field}`);
    const id = `variable-${name}`;
    return html`<div class="template-variable" role="group" aria-label="Variable ${name}">
      <p><code>${name}</code> ${wrong('name') ? html`<span class="wrong">${wrong('name')}</span>` : nothing}</p>
      ${inputField({id: `${id}-description`, label: 'What it is for', wrong: wrong('description')},
        known.description, description => tell({description}))}
      <label class="shelf-check"><input type="checkbox" .checked=${known.default != null}
        @change=${event => tell({default: event.target.checked ? '' : null})}> has a default</label>
      ${known.default == null ? nothing : areaField({id: `${id}-default`, label: 'Default', wrong: wrong('default')},
        known.default, usual => tell({default: usual}), {rows: 1, placeholder: 'empty'})}
    </div>`;
  }
}
customElements.define('template-form', TemplateForm);
