import {html} from 'lit';
import {field, selectField} from '../core/fields.js';

/** What the list of providers calls each. */
const providerWords = ({name, configured}) =>
  `${name}${name === 'simulated' ? ' (offline)' : configured ? '' : ' (no key)'}`;

/** The model to begin with at a provider. */
export function firstModel(providers, name) {
  const names = (providers.find(provider => provider.name === name)?.models ?? []).map(model => model.name);
  return names.find(model => ['sim-average', 'gpt-4.1-mini'].includes(model)) ?? names[0] ?? '';
}

/**
 * A provider, and one of its models or the name of another.
 *
 * @param id what the fields' ids begin with
 * @param providers those of the API
 * @param value {provider, model}
 * @param wrong {provider, model}: what is wrong with them
 * @param change told of the new {provider, model}
 */
export function modelFields({id, providers, value, wrong, change}) {
  const all = providers.some(provider => provider.name === value.provider)
    ? providers : [...providers, {name: value.provider, configured: true, models: []}];
  const models = all.find(provider => provider.name === value.provider).models ?? [];
  return html`<div class="pair">
    ${selectField({id: `${id}-provider`, label: 'Provider', wrong: wrong.provider}, value.provider,
      all.map(each => ({value: each.name, words: providerWords(each), disabled: !each.configured})),
      provider => change({provider, model: firstModel(providers, provider)}))}
    ${field({id: `${id}-model`, label: 'Model', wrong: wrong.model}, attributes => html`
      <input id=${attributes.id} list="${id}-models" autocomplete="off" spellcheck="false" .value=${value.model}
        placeholder="Name of the model" aria-invalid=${attributes.invalid} aria-describedby=${attributes.describedBy}
        @input=${event => change({provider: value.provider, model: event.target.value})}>
      <datalist id="${id}-models">${models.map(model => html`<option value=${model.name}></option>`)}</datalist>`)}
  </div>`;
}
