import {count} from '../core/format.js';
import {templatePath} from '../core/router.js';
import {Shelf} from '../shelf/shelf.js';
import {promptNames} from './prompt-text.js';

const filled = value => (value.trim() === '' ? undefined : value);

/** What the form has for a template; `variables` by name, with null where there is no default. */
function valuesOf(template) {
  return {
    ...(template ? {} : {id: ''}),
    name: template?.name ?? '',
    description: template?.description ?? '',
    text: template?.text ?? '',
    variables: Object.fromEntries((template?.variables ?? []).map(({name, description, default: usual}) =>
      [name, {description: description ?? '', default: usual}])),
  };
}

const UNTOLD = {description: '', default: null};

/** What was said of a variable; names are anybody's, so also those that every object has. */
export const told = (variables, name) => (Object.hasOwn(variables, name) ? variables[name] : UNTOLD);

function bodyOf(values) {
  return {
    id: values.id === undefined ? undefined : filled(values.id),
    name: values.name,
    description: filled(values.description),
    text: values.text,
    variables: promptNames(values.text).map(name => {
      const {description, default: usual} = told(values.variables, name);
      return {name, description: filled(description), default: usual ?? undefined};
    }),
  };
}

const fields = template => [
  ['Name', template.name],
  ['Description', template.description ?? ''],
  ...template.variables.flatMap(({name, description, default: usual}) => [
    [`Variable ${name}`, usual == null ? 'needs a value' : usual === '' ? 'empty unless given' : `unless given: ${usual}`],
    [`Description of ${name}`, description ?? ''],
  ]),
];

/** Templates: where they are kept, and their words. */
export const TEMPLATES = {
  word: 'template',
  words: 'templates',
  Words: 'Templates',
  home: '/templates',
  shelf: new Shelf('/api/prompt-templates'),
  page: templatePath,
  inUse: 'template_in_use',
  text: {words: 'text', of: template => template.text},
  labels: {name: 'the name', description: 'the description', text: 'the text', variables: 'the variables'},
  example: {
    id: 'shop', name: 'Shop assistant', text: 'You answer for {{shop}}. Be {{tone}}.',
    variables: [{name: 'tone', description: 'how it speaks', default: 'brief and friendly'}],
  },
  valuesOf,
  bodyOf,
  fields,
  gist: template => count(template.variables.length, 'variable'),
  calls: template => [
    ['What it says with values:', 'POST', template.links.render,
      {values: Object.fromEntries(template.variables.map(({name}) => [name, '…']))}],
  ],
};
