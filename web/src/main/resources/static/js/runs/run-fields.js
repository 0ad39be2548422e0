import {html, nothing} from 'lit';
import {areaField, inputField} from '../core/fields.js';
import '../core/model-choice.js';

/** What every battle of the run is about. */
export const battleFields = ({values, set, wrong}) => html`<fieldset>
  <legend>The simulated user, and the judge</legend>
  ${areaField({
    id: 'run-goal', label: 'Goal', wrong: wrong('battle.goal'),
    hint: 'What the simulated user wants to reach. It can be left out where each scenario has its own.',
  }, values.goal, goal => set({goal}), {rows: 2})}
  ${values.copied?.opponent?.type === 'scripted'
    ? html`<p class="hint">The copied run speaks by a script instead of a simulated user.</p>`
    : areaField({id: 'run-persona', label: 'Persona', wrong: wrong('battle.opponent.persona')}, values.persona,
      persona => set({persona}), {rows: 2})}
  <div class="pair">
    ${inputField({id: 'run-opening', label: 'Opening line', wrong: wrong('battle.userMessage')}, values.userMessage,
      userMessage => set({userMessage}), {placeholder: 'the simulated user finds one'})}
    ${inputField({id: 'run-limit', label: 'Messages at most', wrong: wrong('battle.messageLimit')}, values.messageLimit,
      messageLimit => set({messageLimit}), {numeric: true})}
  </div>
  ${values.copied?.judge?.criteria
    ? html`<p class="hint">The judge goes by the criteria of the copied run.</p>`
    : areaField({
      id: 'run-criteria', label: 'Criteria', wrong: wrong('battle.judge', 'battle.judge.criteria'),
      hint: 'One a line, each judged by a model; the goal is reached when all are met. Left empty, the goal itself is judged.',
    }, values.criteria, criteria => set({criteria}), {rows: 2})}
</fieldset>`;

/** How many battles, how fast, and what ends the run early. */
export const playFields = ({values, set, wrong, providers}) => html`<fieldset>
  <legend>How it is played</legend>
  <div class="run-form-numbers">
    ${inputField({id: 'run-count', label: 'Battles', wrong: wrong('runCount')}, values.runCount,
      runCount => set({runCount}), {numeric: true})}
    ${inputField({id: 'run-concurrency', label: 'At a time', wrong: wrong('concurrency')}, values.concurrency,
      concurrency => set({concurrency}), {numeric: true})}
    ${inputField({id: 'run-budget', label: 'Budget in USD', wrong: wrong('budgetUsd')}, values.budgetUsd,
      budgetUsd => set({budgetUsd}), {numeric: true, placeholder: 'none'})}
    ${inputField({id: 'run-deadline', label: 'Deadline in seconds', wrong: wrong('deadlineSeconds')}, values.deadlineSeconds,
      deadlineSeconds => set({deadlineSeconds}), {numeric: true, placeholder: 'none'})}
    ${inputField({id: 'run-seed', label: 'Seed', wrong: wrong('seed')}, values.seed,
      seed => set({seed}), {numeric: true, placeholder: 'from the id'})}
    ${inputField({id: 'run-id', label: 'Id of the run', wrong: wrong('runId')}, values.runId,
      runId => set({runId}), {placeholder: 'drawn', spellcheck: 'false'})}
  </div>
  ${areaField({id: 'run-tags', label: 'Tags', hint: 'One a line, as key:value.', wrong: wrong('tags')}, values.tags,
    tags => set({tags}), {rows: 2, placeholder: 'suite:refunds'})}
  <label class="tick"><input type="checkbox" .checked=${values.summarize}
    @change=${event => set({summarize: event.target.checked})}>A model writes a summary at the end</label>
  ${values.summarize ? html`<model-choice .prefix=${'run-summary'} .providers=${providers}
    .value=${{provider: values.summaryProvider, model: values.summaryModel}}
    .wrong=${{provider: wrong('summarize.provider'), model: wrong('summarize.model', 'summarize')}}
    @chosen=${({detail: {provider, model}}) => set({summaryProvider: provider, summaryModel: model})}></model-choice>` : nothing}
</fieldset>`;

/** What was copied of another run and has no field here. */
export function copiedFields({values, set}) {
  const kept = Object.entries(values.copied ?? {}).filter(([, part]) => part);
  if (!kept.length) return nothing;
  return html`<details class="run-copied"><summary>Copied as well</summary>
    <pre class="mono" tabindex="0">${JSON.stringify(Object.fromEntries(kept), null, 2)}</pre>
    <button type="button" @click=${() => set({copied: null})}>Leave this out</button>
  </details>`;
}
