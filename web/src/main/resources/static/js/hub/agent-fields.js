import {html, nothing} from 'lit';
import {inputField, selectField} from '../core/fields.js';
import {simulatedTag} from '../core/labels.js';
import {agentPath} from '../core/router.js';
import {promptFields} from './prompt-fields.js';
import {fold, modelFields} from './start-form-parts.js';

/** Who is under test: a stored agent, or one that is set up here. */
export function agentFields(form) {
  const {values} = form;
  return html`<fieldset>
    <legend>The agent under test</legend>
    ${picker(form)}
    ${values.agentId ? storedAgent(form) : modelFields(form, 'agent')}
    ${promptFields(form)}
    ${carried(form)}
    ${more(form)}
  </fieldset>`;
}

const named = ({id, name}) => (name && name !== id ? `${name} (${id})` : id);

function picker({values, set, wrong, catalogue}) {
  const agents = catalogue.agents ?? [];
  if (!agents.length && !values.agentId) return nothing;
  const options = agents.map(agent => ({value: agent.id, words: named(agent)}));
  if (values.agentId && !agents.some(({id}) => id === values.agentId)) {
    options.unshift({value: values.agentId, words: values.agentId});
  }
  return selectField({id: 'start-agent', label: 'Agent', wrong: wrong.of('agentId', 'agentVersion')}, values.agentId,
    [{value: '', words: 'Set it up here'}, ...options],
    agentId => set({agentId, agentVersion: '', promptFrom: '', carried: {...values.carried, agent: undefined}}));
}

function storedAgent({values, set, catalogue}) {
  const agent = catalogue.agent(values.agentId, values.agentVersion);
  if (agent === null) return nothing;
  const version = values.agentVersion ? ` in version ${values.agentVersion}` : '';
  if (!agent) {
    return html`<p class="notice" role="status">There is no stored agent “${values.agentId}”${version}. Choose another one, or set it up here.</p>`;
  }
  return html`<p class="facts start-agent">
    <span>${agent.provider} / ${agent.model}</span> ${simulatedTag(agent)}
    <span>version ${agent.version}${values.agentVersion ? '' : ', the newest'}</span>
    ${values.agentVersion
      ? html`<button class="start-link" type="button" @click=${() => set({agentVersion: ''})}>Take the newest</button>` : nothing}
    <a href=${agentPath(agent.id)}>Open the agent</a>
  </p>`;
}

const shown = ([name, value]) => `${name} ${typeof value === 'string' ? value : JSON.stringify(value)}`;

/** What was taken over from another battle and has no field here. */
function carried({values, set}) {
  const given = Object.values(values.carried).flatMap(part => Object.entries(part ?? {}));
  if (!given.length) return nothing;
  return html`<p class="hint">Taken over as well: ${given.map(shown).join(', ')}.
    <button class="start-link" type="button" @click=${() => set({carried: {}})}>Leave it out</button></p>`;
}

function more(form) {
  const {values, set, wrong, catalogue} = form;
  const stored = (values.agentId && catalogue.agent(values.agentId, values.agentVersion)) || {};
  return fold(form, 'agent', 'More about the agent', html`<div class="pair">
    ${inputField({id: 'start-temperature', label: 'Temperature', wrong: wrong.of('agent.temperature', 'temperature')},
      values.temperature, temperature => set({temperature}),
      {numeric: true, placeholder: String(stored.temperature ?? "the model's own")})}
    ${inputField({id: 'start-maxTokens', label: 'Longest answer in tokens', wrong: wrong.of('agent.maxTokens', 'maxTokens')},
      values.maxTokens, maxTokens => set({maxTokens}),
      {numeric: true, placeholder: String(stored.maxTokens ?? 1024)})}
  </div>`);
}
