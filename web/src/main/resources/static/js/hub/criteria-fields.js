import {html, nothing} from 'lit';
import {areaField, inputField, selectField} from '../core/fields.js';
import {count} from '../core/format.js';
import {checkField, editableRows, fold, modelFields} from './start-form-parts.js';
import {NEW_CRITERION} from './start-values.js';

const TYPES = [
  {value: 'llm', words: 'A judge reads the conversation'},
  {value: 'contains', words: 'The answer contains this text'},
  {value: 'regex', words: 'The answer matches this pattern'},
  {value: 'jsonSchema', words: 'The answer is JSON of this schema'},
];
const EXPECT = {
  llm: 'What has to be true',
  contains: 'Text',
  regex: 'Regular expression',
  jsonSchema: 'JSON schema',
};
const MOST = 50;

/** What is judged after each answer; the goal alone unless criteria are given. */
export function criteriaFields(form) {
  const {values} = form;
  const summary = values.criteria.length ? `Criteria: ${values.criteria.length}` : 'Criteria: the goal alone';
  const needsModel = !values.criteria.length || values.criteria.some(({type}) => type === 'llm');
  return fold(form, 'judge', summary, html`
    <p class="hint">${values.criteria.length
      ? `The goal is reached when all required ones of the ${count(values.criteria.length, 'criterion').replace('criterions', 'criteria')} are met at one answer.`
      : 'A judge decides whether the goal is reached. Add criteria to say it more exactly.'}</p>
    ${rows(form)}
    ${needsModel ? html`<p class="start-sub">Who judges</p>${modelFields(form, 'judge', "The agent's model")}` : nothing}`);
}

function rows(form) {
  const {values, set, wrong} = form;
  const all = wrong.of('judge.criteria');
  const about = {
    items: values.criteria,
    noun: 'criterion',
    fresh: {...NEW_CRITERION, id: freshId(values.criteria)},
    most: MOST,
  };
  return html`
    ${editableRows(about, criteria => set({criteria}), (criterion, index, replace) =>
      row(wrong, criterion, index, change => replace({...criterion, ...change})))}
    ${all ? html`<p class="wrong failure" tabindex="-1">The list ${all}</p>` : nothing}`;
}

function freshId(criteria) {
  let number = criteria.length + 1;
  while (criteria.some(({id}) => id === `c${number}`)) number += 1;
  return `c${number}`;
}

function row(wrong, {id, type, expect, required, negate}, index, change) {
  const at = `start-criterion-${index}`;
  const path = `judge.criteria[${index}]`;
  return html`
    <div class="pair">
      ${inputField({id: `${at}-id`, label: 'Name', wrong: wrong.of(`${path}.id`)}, id, value => change({id: value}), {spellcheck: 'false'})}
      ${selectField({id: `${at}-type`, label: 'How it is checked', wrong: wrong.of(`${path}.type`)}, type, TYPES, value => change({type: value}))}
    </div>
    ${areaField({id: `${at}-expect`, label: EXPECT[type], wrong: wrong.of(`${path}.expect`)}, expect,
      value => change({expect: value}), {rows: 2, mono: type === 'regex' || type === 'jsonSchema'})}
    <div class="start-checks">
      ${checkField(`${at}-required`, 'Required', required, value => change({required: value}))}
      ${checkField(`${at}-negate`, 'The other way round: must not be so', negate, value => change({negate: value}))}
    </div>`;
}
