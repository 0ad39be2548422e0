import {html} from 'lit';

/**
 * A choice of few, all of them seen.
 *
 * @param name the group's name in the form
 * @param label what is chosen, for whoever does not see it
 * @param options [value, words] each
 */
export const choice = (name, label, options, value, change) => html`<div class="choice" role="radiogroup" aria-label=${label}>
  ${options.map(([option, words]) => html`<label>
    <input type="radio" name=${name} value=${option} .checked=${option === value} @change=${() => change(option)}>${words}
  </label>`)}
</div>`;
