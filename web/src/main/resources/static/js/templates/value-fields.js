import {nothing} from 'lit';
import {areaField} from '../core/fields.js';

const LONGEST_HINT = 120;

const short = text => (text.length > LONGEST_HINT ? `${text.slice(0, LONGEST_HINT)}…` : text);

function hintOf({description, default: usual}) {
  const without = usual == null ? 'Needs a value.' : usual === '' ? 'Empty unless given.' : `Unless given: ${short(usual)}`;
  return [description && short(description), without].filter(Boolean).join(' · ');
}

/** The values with one set; an empty one is taken for not given. */
export function withValue(values, name, text) {
  const {[name]: before, ...others} = values;
  return text === '' ? others : {...others, [name]: text};
}

/** The names of those that need a value and have none. */
export const missingValues = (variables, values) => variables
  .filter(({name, default: usual}) => usual == null && !Object.hasOwn(values, name))
  .map(({name}) => name);

/**
 * A field for the value of each variable.
 *
 * @param about {id, variables, values, wrongOf}: as the API has them; what is wrong with the value of a name
 * @param change is given all values
 */
export const valueFields = ({id, variables, values, wrongOf}, change) => variables.map(variable => areaField(
  {id: `${id}-${variable.name}`, label: variable.name, hint: hintOf(variable), wrong: wrongOf(variable.name)},
  Object.hasOwn(values, variable.name) ? values[variable.name] : '',
  text => change(withValue(values, variable.name, text)),
  {rows: 1, placeholder: variable.default ? short(variable.default) : nothing}));
