import {html, nothing} from 'lit';
import {inputField, selectField} from '../core/fields.js';
import {OUTCOMES, outcomeWords} from './subjects.js';
import {outcomeTag} from './timeline-card.js';
import {PRESETS} from './window.js';

export const SHOWS = [
  {value: '', words: 'Runs and battles'},
  {value: 'runs', words: 'Runs'},
  {value: 'battles', words: 'Battles'},
];

const ALL = {value: '', words: 'Any outcome'};

/** Which of what is there is shown. */
export const filterBar = ({show, outcome, text, unfoldAll}, set) => html`<div class="filters timeline-filters">
  ${selectField({id: 'timeline-show', label: 'Show'}, show, SHOWS, value => set({show: value}))}
  ${selectField({id: 'timeline-outcome', label: 'Outcome'}, outcome,
    [ALL, ...OUTCOMES.map(value => ({value, words: outcomeWords(value)}))], value => set({outcome: value}))}
  ${inputField({id: 'timeline-text', label: 'Id or goal has'}, text, value => set({q: value}), {type: 'search'})}
  <label class="timeline-check"><input type="checkbox" .checked=${unfoldAll}
    @change=${event => set({open: event.target.checked ? 'all' : ''})}> Battles beneath their runs</label>
</div>`;

/** Which stretch is looked at. */
export const windowBar = ({live, last, table}, {preset, zoom, pan, fit, now, view}) => html`<div class="timeline-bars">
  <div class="timeline-group" role="group" aria-label="Stretch of time">${PRESETS.map(({last: name, words}) => html`
    <button type="button" aria-pressed=${String(live && last === name)} aria-label="The last ${words}"
      @click=${() => preset(name)}>${name}</button>`)}
  </div>
  ${table ? nothing : html`<div class="timeline-group" role="group" aria-label="Move and zoom">
    <button type="button" aria-label="Earlier" @click=${() => pan(-0.5)}>←</button>
    <button type="button" aria-label="Later" aria-disabled=${String(live)} @click=${() => live || pan(0.5)}>→</button>
    <button type="button" aria-label="Zoom in" @click=${() => zoom(0.5)}>+</button>
    <button type="button" aria-label="Zoom out" @click=${() => zoom(2)}>−</button>
    <button type="button" @click=${fit}>Fit</button>
  </div>`}
  ${live ? html`<span class="label live">Follows the present</span>`
    : html`<button type="button" @click=${now}>Back to now</button>`}
  <div class="timeline-group timeline-views" role="group" aria-label="View">
    <button type="button" aria-pressed=${String(!table)} @click=${() => view('')}>Chart</button>
    <button type="button" aria-pressed=${String(table)} @click=${() => view('table')}>Table</button>
  </div>
</div>`;

/** What the looks of the chart mean. */
export const legend = html`<ul class="timeline-legend" aria-label="What the looks mean">
  ${OUTCOMES.map(name => html`<li>${outcomeTag(name)}</li>`)}
  <li><span class="timeline-swatch timeline-wait is-queued" aria-hidden="true"></span>Waited to begin</li>
  <li><span class="timeline-swatch timeline-wait is-paused" aria-hidden="true"></span>Stood still</li>
  <li><span class="timeline-swatch timeline-wait is-backing_off" aria-hidden="true"></span>Waited to ask again</li>
</ul>`;
