import {html, nothing} from 'lit';
import '../core/model-choice.js';

/**
 * What is seldom needed, folded; a part in which something is wrong is open.
 *
 * @param form the form's context: {values, set, wrong, catalogue, open}
 * @param name names it among the open ones
 */
export const fold = (form, name, summary, content) => html`<details class="start-fold" .open=${form.open.has(name)}
    @toggle=${event => (event.target.open ? form.open.add(name) : form.open.delete(name))}>
  <summary>${summary}</summary>
  <div class="start-folded">${content}</div>
</details>`;

/**
 * Provider and model.
 *
 * @param whose `agent`, `opponent` or `judge`
 * @param usual what stands for leaving it out, or empty where it cannot be
 */
export function modelFields({values, set, wrong, catalogue}, whose, usual = '') {
  const isAgent = whose === 'agent';
  const [provider, model] = isAgent ? ['provider', 'model'] : [`${whose}Provider`, `${whose}Model`];
  const its = name => wrong.of(`${whose}.${name}`, ...(isAgent ? [name] : []));
  return html`<model-choice .prefix=${isAgent ? 'start' : `start-${whose}`} .providers=${catalogue.providers}
    .value=${{provider: values[provider], model: values[model]}} .usual=${usual}
    .wrong=${{provider: its('provider'), model: its('model')}}
    @chosen=${({detail}) => set({[provider]: detail.provider, [model]: detail.model})}></model-choice>`;
}

export const checkField = (id, label, value, change) => html`<label class="start-check" for=${id}>
  <input id=${id} type="checkbox" .checked=${value} @change=${event => change(event.target.checked)}>${label}</label>`;

/** Moves the focus once the rows are drawn anew. */
const focusLater = (list, find) => setTimeout(() => find(list)?.focus());

/**
 * Rows that can be added and removed.
 *
 * @param about {items, noun, fresh, most}: the rows, what one is called, an empty one, how many at most
 * @param change takes the rows as they are to be
 * @param row draws one: (item, index, replace) with replace taking its new form
 */
export function editableRows({items, noun, fresh, most}, change, row) {
  const add = event => {
    change([...items, fresh]);
    focusLater(event.target.closest('.start-rows'), list =>
      [...list.querySelectorAll('.start-row')].at(-1)?.querySelector('input, textarea, select'));
  };
  const remove = (event, index) => {
    change(items.filter((item, at) => at !== index));
    focusLater(event.target.closest('.start-rows'), list => list.querySelector('.start-add'));
  };
  return html`<div class="start-rows">
    ${items.map((item, index) => html`<div class="start-row" role="group" aria-label="${noun} ${index + 1}">
      ${row(item, index, replaced => change(items.map((old, at) => (at === index ? replaced : old))))}
      <button class="start-remove" type="button" aria-label="Remove ${noun} ${index + 1}"
        @click=${event => remove(event, index)}>Remove</button>
    </div>`)}
    ${items.length < most
      ? html`<button class="start-add" type="button" @click=${add}>Add a ${noun}</button>`
      : nothing}
  </div>`;
}
