import {html, nothing} from 'lit';
import {field, inputField, selectField} from '../core/fields.js';
import {OTHER} from './start-values.js';

const SMALL_MODELS = ['sim-capable', 'gpt-4.1-mini'];
const FREE = {placeholder: 'Name of the model', spellcheck: 'false'};

/** The names of the form's values for a model: of the agent `provider`, of others `judgeProvider`. */
const names = prefix => (prefix
  ? {provider: `${prefix}Provider`, model: `${prefix}Model`, other: `${prefix}OtherModel`}
  : {provider: 'provider', model: 'model', other: 'otherModel'});

const words = ({name, configured}) =>
  name + (name === 'simulated' ? ' (offline)' : configured ? '' : ' (no key)');

/** The values once a provider is chosen, with a model that it has. */
export function choosing(prefix, provider, catalogue) {
  const at = names(prefix);
  const models = catalogue.modelsOf(provider).map(({name}) => name);
  const model = SMALL_MODELS.find(small => models.includes(small)) ?? models[0] ?? OTHER;
  return {[at.provider]: provider, [at.model]: provider ? model : ''};
}

/** The values as they can be shown: a model that the provider does not list is typed. */
export function listed(prefix, values, catalogue) {
  const at = names(prefix);
  const provider = values[at.provider];
  const model = values[at.model];
  if (!provider || model === OTHER || catalogue.modelsOf(provider).some(({name}) => name === model)) return {};
  return {[at.model]: OTHER, [at.other]: model};
}

/**
 * Provider and model.
 *
 * @param prefix whose: empty for the agent's, or `opponent`, `judge`
 * @param usual what stands for leaving it out, or empty where it cannot be
 */
export function modelChoice(form, prefix, usual = '') {
  const {values, set, wrong, catalogue} = form;
  const at = names(prefix);
  const path = prefix || 'agent';
  const id = prefix ? `start-${prefix}-` : 'start-';
  const provider = values[at.provider];
  const known = catalogue.providers ?? [{name: provider || 'simulated', configured: true}];
  const options = known.map(one => ({value: one.name, words: words(one), disabled: !one.configured}));
  if (provider && !known.some(({name}) => name === provider)) options.unshift({value: provider, words: provider});
  if (usual) options.unshift({value: '', words: usual});
  return html`<div class="pair">
    ${selectField({id: `${id}provider`, label: 'Provider', wrong: wrong.of(`${path}.provider`, prefix ? '' : 'provider')},
      provider, options, value => set(choosing(prefix, value, catalogue)))}
    ${provider ? model(form, at, id, wrong.of(`${path}.model`, prefix ? '' : 'model')) : nothing}
  </div>`;
}

function model({values, set, catalogue}, at, id, wrong) {
  const models = catalogue.modelsOf(values[at.provider]).map(({name}) => name);
  const typed = values[at.model] === OTHER;
  const about = {id: `${id}model`, label: 'Model', wrong: typed ? '' : wrong};
  const type = value => set({[at.other]: value});
  if (catalogue.providers && !models.length) return inputField({...about, wrong}, values[at.other], type, FREE);
  const options = (catalogue.providers ? models : [values[at.model]]).map(name => ({value: name, words: name}));
  const select = selectField(about, values[at.model], [...options, {value: OTHER, words: 'another…'}],
    value => set({[at.model]: value}));
  if (!typed) return select;
  return html`<div class="start-typed-model">${select}
    ${inputField({id: `${id}other-model`, label: 'Name of the other model', wrong}, values[at.other], type, FREE)}</div>`;
}
