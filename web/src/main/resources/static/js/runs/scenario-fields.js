import {html, nothing} from 'lit';
import {count} from '../core/format.js';
import {choice} from './choice.js';
import {EMPTY_ROW} from './run-values.js';
import {scenarioPaste} from './scenario-paste.js';
import {MOST_SCENARIOS} from './scenario-parser.js';

const FROM = [['none', 'None: one goal for all'], ['typed', 'Typed here'], ['pasted', 'From CSV, JSONL or JSON']];
const CELLS = [['id', 'Id'], ['goal', 'Goal'], ['persona', 'Persona'], ['userMessage', 'Opening line'], ['weight', 'Weight']];
const MOST_ROWS = 50;

/**
 * What varies between the battles of a run.
 *
 * @param values those of the form
 * @param set takes changed values
 * @param wrong says what is wrong with the fields of some names
 * @param read the scenarios as they were understood
 */
export const scenarioFields = ({values, set, wrong, read}) => html`<fieldset>
  <legend>Scenarios</legend>
  <p class="hint">What varies between the battles. A scenario's goal, persona and opening line replace those above.</p>
  ${choice('run-scenarios-from', 'Where the scenarios come from', FROM, values.scenariosFrom, scenariosFrom => set({scenariosFrom}))}
  ${values.scenariosFrom === 'typed' ? typed(values.rows, set, wrong, read) : nothing}
  ${values.scenariosFrom === 'pasted' ? scenarioPaste({text: values.pasted, set: pasted => set({pasted}), wrong, read}) : nothing}
  ${wrong('scenarios') ? html`<p class="wrong" id="run-scenarios-wrong">${wrong('scenarios')}</p>` : nothing}
</fieldset>`;

function typed(rows, set, wrong, read) {
  const change = (index, name, value) =>
    set({rows: rows.map((row, at) => (at === index ? {...row, [name]: value} : row))});
  const remove = index => set({rows: rows.length > 1 ? rows.filter((row, at) => at !== index) : [EMPTY_ROW]});
  return html`<ol class="scenario-rows">${rows.map((row, index) => {
      // Rows that are empty are not sent, so that the server counts without them.
      const sent = read.lines.indexOf(index + 1);
      return html`<li>
        <fieldset class="scenario-row"><legend>Scenario ${index + 1}</legend>
          ${CELLS.map(([name, label]) => cell(
            {id: `scenario-${index}-${name}`, name, label, wrong: sent < 0 ? '' : wrong(`scenarios[${sent}].${name}`)},
            row[name], value => change(index, name, value)))}
          <button type="button" class="scenario-remove" aria-label="Remove scenario ${index + 1}" @click=${() => remove(index)}>Remove</button>
        </fieldset>
      </li>`;
    })}</ol>
    <div class="buttons">
      <button type="button" ?disabled=${rows.length >= MOST_ROWS} @click=${() => set({rows: [...rows, EMPTY_ROW]})}>Add a scenario</button>
      ${rows.length >= MOST_ROWS ? html`<span class="hint">For more than ${count(MOST_ROWS, 'scenario')}, up to ${MOST_SCENARIOS}, paste them.</span>` : nothing}
    </div>`;
}

const cell = ({id, name, label, wrong}, value, change) => html`<div class="field scenario-${name}">
  <label for=${id}>${label}</label>
  <input id=${id} dir="auto" autocomplete="off" .value=${value} inputmode=${name === 'weight' ? 'decimal' : nothing}
    placeholder=${name === 'weight' ? '1' : nothing}
    aria-invalid=${wrong ? 'true' : nothing} aria-describedby=${wrong ? `${id}-wrong` : nothing}
    @input=${event => change(event.target.value)}>
  ${wrong ? html`<span class="wrong" id="${id}-wrong">${wrong}</span>` : nothing}
</div>`;
