import {html, nothing} from 'lit';
import {areaField, inputField, selectField} from '../core/fields.js';
import '../core/model-choice.js';
import {choice} from './choice.js';

const FROM = [['model', 'A provider and a model'], ['stored', 'A stored agent']];

/**
 * The agent under test: a stored one, or a provider and a model with a system prompt.
 *
 * @param values those of the form
 * @param set takes changed values
 * @param wrong says what is wrong with the fields of some names
 * @param providers those of the API
 * @param agents the stored ones, null before they are known
 */
export const agentFields = ({values, set, wrong, providers, agents}) => html`<fieldset>
  <legend>The agent under test</legend>
  ${choice('run-agent-from', 'Where the agent comes from', FROM, values.agentFrom, agentFrom => set({agentFrom}))}
  ${values.agentFrom === 'stored' ? storedFields(values, set, wrong, agents) : html`
    <model-choice .prefix=${'run-agent'} .providers=${providers} .value=${{provider: values.provider, model: values.model}}
      .wrong=${{
        provider: wrong('battle.agent.provider', 'battle.provider'),
        model: wrong('battle.agent.model', 'battle.model'),
      }} @chosen=${({detail}) => set(detail)}></model-choice>
    ${areaField({id: 'run-prompt', label: 'System prompt', wrong: wrong('battle.agent.systemPrompt', 'battle.systemPrompt')},
      values.systemPrompt, systemPrompt => set({systemPrompt}))}`}
</fieldset>`;

function storedFields(values, set, wrong, agents) {
  const known = agents ?? [];
  const listed = known.some(agent => agent.id === values.agentId) || !values.agentId
    ? known : [...known, {id: values.agentId, name: ''}];
  const options = [
    {value: '', words: agents && !listed.length ? 'No agent is stored yet' : 'Choose an agent', disabled: true},
    ...listed.map(agent => ({value: agent.id, words: agent.name && agent.name !== agent.id ? `${agent.name} (${agent.id})` : agent.id})),
  ];
  return html`<div class="pair">
      ${selectField({id: 'run-agent-id', label: 'Agent', wrong: wrong('battle.agentId')}, values.agentId, options,
        agentId => set({agentId, agentVersion: ''}))}
      ${inputField({id: 'run-agent-version', label: 'Version', wrong: wrong('battle.agentVersion')}, values.agentVersion,
        agentVersion => set({agentVersion}), {numeric: true, placeholder: 'the newest'})}
    </div>
    ${agents && !known.length ? html`<p class="hint"><a href="/agents">Store an agent</a> to play it here by its id.</p>` : nothing}`;
}
