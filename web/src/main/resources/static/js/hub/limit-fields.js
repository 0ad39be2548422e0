import {html, nothing} from 'lit';
import {inputField} from '../core/fields.js';
import {editableRows, fold} from './start-form-parts.js';
import {NEW_TAG} from './start-values.js';

const MOST_TAGS = 20;

const number = ({values, set, wrong}, name, label, path, placeholder, hint = '') =>
  inputField({id: `start-${name}`, label, hint, wrong: wrong.of(path)}, values[name],
    value => set({[name]: value}), {numeric: true, placeholder});

/** When a battle ends at the latest. */
export const limitFields = form => html`<fieldset>
  <legend>Limits</legend>
  <div class="pair">
    ${number(form, 'messageLimit', 'Messages at most', 'messageLimit', '25')}
    ${number(form, 'maxUsd', 'Budget in USD', 'maxUsdPerConversation', 'no budget', budgetHint(form))}
  </div>
  ${fold(form, 'limits', 'More limits', html`
    <div class="pair">
      ${number(form, 'timeoutSeconds', 'Seconds of active time', 'timeoutSeconds', '900',
        'Requests under way, not waiting or pauses')}
      ${number(form, 'turnTimeoutSeconds', 'Seconds for one answer', 'turnTimeoutSeconds', '120')}
    </div>
    ${number(form, 'seed', 'Seed', 'seed', 'drawn', 'Repeats chance, as far as the provider does')}`)}
</fieldset>`;

function budgetHint({values, catalogue}) {
  const model = values.agentId ? null : catalogue.modelsOf(values.provider).find(({name}) => name === values.model);
  return model?.priced === false ? 'No price is known for this model, so it takes no budget.' : '';
}

/** Pairs of text to find a battle by. */
export function tagFields(form) {
  const {values, set, wrong} = form;
  const given = values.tags.filter(({name}) => name);
  const summary = given.length ? `Tags: ${given.map(({name, value}) => `${name}:${value}`).join(', ')}` : 'Tags';
  const about = {items: values.tags, noun: 'tag', fresh: NEW_TAG, most: MOST_TAGS};
  const all = wrong.of('tags');
  return fold(form, 'tags', summary, html`
    ${editableRows(about, tags => set({tags}), (tag, index, replace) => html`<div class="pair">
      ${inputField({id: `start-tag-${index}-name`, label: 'Name', wrong: wrong.of(`tags.${tag.name}`)}, tag.name,
        name => replace({...tag, name}))}
      ${inputField({id: `start-tag-${index}-value`, label: 'Value'}, tag.value, value => replace({...tag, value}))}
    </div>`)}
    ${all ? html`<p class="wrong failure" tabindex="-1">The tags: ${all}</p>` : nothing}`);
}
