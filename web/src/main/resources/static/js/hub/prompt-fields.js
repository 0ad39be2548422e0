import {html, nothing} from 'lit';
import {areaField, selectField} from '../core/fields.js';
import {templatePath} from '../core/router.js';
import {promptSource} from './start-values.js';
import './prompt-preview.js';

const SOURCES = {own: "The agent's own", text: 'Typed here', template: 'A prompt template'};

/** The system prompt: what a stored agent has, a text, or a template with its variables. */
export function promptFields(form) {
  const {values, set, catalogue} = form;
  const source = promptSource(values);
  const templates = catalogue.templates ?? [];
  const sources = [
    values.agentId ? 'own' : '',
    'text',
    templates.length || source === 'template' ? 'template' : '',
  ].filter(Boolean);
  const choose = promptFrom =>
    set({promptFrom, templateId: values.templateId || (promptFrom === 'template' ? templates[0]?.id ?? '' : '')});
  return html`
    ${sources.length > 1
      ? selectField({id: 'start-promptFrom', label: 'System prompt from'}, source,
        sources.map(value => ({value, words: SOURCES[value]})), choose)
      : nothing}
    ${source === 'own' ? ownPrompt(form) : source === 'text' ? typedPrompt(form) : templatePrompt(form)}`;
}

function ownPrompt({values, catalogue}) {
  const agent = catalogue.agent(values.agentId, values.agentVersion);
  if (!agent) return nothing;
  return agent.systemPrompt
    ? html`<details class="start-fold"><summary>Its system prompt</summary>
        <p class="start-prompt" dir="auto">${agent.systemPrompt}</p></details>`
    : html`<p class="hint">It has no system prompt.</p>`;
}

const typedPrompt = ({values, set, wrong}) =>
  areaField({id: 'start-systemPrompt', label: 'System prompt', wrong: wrong.of('agent.systemPrompt', 'systemPrompt')},
    values.systemPrompt, systemPrompt => set({systemPrompt}), {rows: 3});

function templatePrompt(form) {
  const {values, set, wrong, catalogue} = form;
  const templates = catalogue.templates ?? [];
  const template = values.templateId ? catalogue.template(values.templateId) : null;
  const options = templates.map(({id, name}) => ({value: id, words: name && name !== id ? `${name} (${id})` : id}));
  if (!templates.some(({id}) => id === values.templateId)) {
    options.unshift({value: values.templateId, words: values.templateId || 'Choose one'});
  }
  return html`
    ${selectField({id: 'start-template', label: 'Template', wrong: wrong.of('templateId', 'templateVersion', 'values')},
      values.templateId, options, templateId => set({templateId, templateValues: {}}))}
    ${template === false
      ? html`<p class="notice" role="status">There is no prompt template “${values.templateId}”. Choose another one.</p>` : nothing}
    ${template ? html`
      ${template.variables.map(variable => variableField(form, variable))}
      <prompt-preview .template=${template} .values=${values.templateValues}></prompt-preview>
      <p class="hint"><a href=${templatePath(template.id)}>Open the template</a></p>` : nothing}`;
}

function variableField({values, set, wrong}, {name, description, default: usual}) {
  const about = {
    id: `start-value-${name}`,
    label: name,
    hint: description ?? '',
    wrong: wrong.of(`values.${name}`),
  };
  return areaField(about, values.templateValues[name] ?? '',
    value => set({templateValues: {...values.templateValues, [name]: value}}),
    {rows: 1, placeholder: usual ?? 'needs a value'});
}
