import {html, nothing} from 'lit';
import {inputField, selectField} from '../core/fields.js';

const OTHER = '\u0000other';
const SMALL_MODELS = ['sim-capable', 'gpt-4.1-mini'];

const namesOf = (providers, name) =>
  (providers?.find(provider => provider.name === name)?.models ?? []).map(model => model.name);

function providerWords({name, configured}) {
  if (name === 'simulated') return 'simulated (offline)';
  return configured ? name : `${name} (no key)`;
}

/** The provider that was chosen is always among them, also when the server knows it no more. */
function providerOptions(providers, chosen) {
  const known = providers ?? [];
  const all = known.some(provider => provider.name === chosen) ? known : [...known, {name: chosen, configured: true}];
  return all.map(provider => ({
    value: provider.name,
    words: providerWords(provider),
    disabled: !provider.configured && provider.name !== chosen,
  }));
}

/**
 * A provider and one of its models, or another model by its name.
 *
 * @param about {id, wrong: what is wrong with the provider and the model}
 * @param value {provider, model}
 * @param providers as the API has them; null as long as they are not known
 */
export function modelChoice({id, wrong}, {provider, model}, providers, change) {
  const names = namesOf(providers, provider);
  const other = !names.includes(model);
  const choose = name => {
    const models = namesOf(providers, name);
    change({provider: name, model: SMALL_MODELS.find(small => models.includes(small)) ?? models[0] ?? ''});
  };
  const free = inputField(
    {id: `${id}-other`, label: 'Name of the model', wrong: wrong.model},
    model, typed => change({provider, model: typed}), {spellcheck: 'false'});
  const listed = selectField(
    {id: `${id}-model`, label: 'Model', wrong: other ? '' : wrong.model},
    other ? OTHER : model,
    [...names.map(name => ({value: name, words: name})), {value: OTHER, words: 'another…'}],
    chosen => change({provider, model: chosen === OTHER ? '' : chosen}));
  return html`<div class="pair">
    ${selectField({id: `${id}-provider`, label: 'Provider', wrong: wrong.provider},
      provider, providerOptions(providers, provider), choose)}
    ${names.length ? html`<div class="stack">${listed} ${other ? free : nothing}</div>` : free}
  </div>`;
}
