import {html, nothing} from 'lit';
import {areaField, selectField} from '../core/fields.js';
import {checkField, editableRows, fold, modelFields} from './start-form-parts.js';

const KINDS = [
  {value: 'simulated', words: 'A simulated user, played by a model'},
  {value: 'scripted', words: 'A script with fixed lines'},
];
const MOST_LINES = 100;
const MOST_ROWS = 6;

/** Who talks to the agent, and what for. */
export function opponentFields(form) {
  const {values, set, wrong} = form;
  const scripted = values.opponent === 'scripted';
  return html`<fieldset>
    <legend>The other side</legend>
    ${areaField({id: 'start-goal', label: 'Goal', wrong: wrong.of('goal')}, values.goal, goal => set({goal}), {rows: 2})}
    ${selectField({id: 'start-opponent', label: 'Who talks to the agent', wrong: wrong.of('opponent.type')},
      values.opponent, KINDS, opponent => set({opponent}))}
    ${scripted ? nothing : areaField(
      {id: 'start-persona', label: 'Persona', wrong: wrong.of('opponent.persona')},
      values.persona, persona => set({persona}), {rows: 2})}
    ${areaField({id: 'start-userMessage', label: 'Opening line', wrong: wrong.of('userMessage')},
      values.userMessage, userMessage => set({userMessage}),
      {rows: 1, placeholder: scripted ? 'Optional: said before the lines' : 'Optional'})}
    ${scripted ? script(form) : simulated(form)}
  </fieldset>`;
}

function script({values, set, wrong}) {
  const about = {items: values.lines, noun: 'line', fresh: '', most: MOST_LINES};
  const all = wrong.of('opponent.lines');
  return html`<div class="start-group" role="group" aria-label="Lines">
    ${editableRows(about, lines => set({lines}), (line, index, replace) =>
      areaField({id: `start-line-${index}`, label: `Line ${index + 1}`, wrong: wrong.of(`opponent.lines[${index}]`)},
        line, replace, {rows: Math.min(MOST_ROWS, line.split('\n').length)}))}
    ${all ? html`<p class="wrong failure" tabindex="-1">The script ${all}</p>` : nothing}
  </div>`;
}

const simulated = form => fold(form, 'opponent', 'More about the simulated user', html`
  ${modelFields(form, 'opponent', "The agent's model")}
  ${checkField('start-mayLeave', 'May leave before the goal is reached', form.values.mayLeave, mayLeave => form.set({mayLeave}))}`);
