import {numeric} from '../core/numeric.js';
import {agentPath} from '../core/router.js';
import {Shelf} from '../shelf/shelf.js';
import {stopsFrom, stopsOf} from './stops.js';

const text = value => (value == null ? '' : String(value));
const filled = value => (value.trim() === '' ? undefined : value);

const choice = ({provider, model}) => ({provider, model: model.trim()});
const choiceWords = ({provider, model}) => `${provider} / ${model}`;

/** What the form has for an agent; of one that is not there yet, the usual. */
function valuesOf(agent) {
  return {
    ...(agent ? {} : {id: ''}),
    name: agent?.name ?? '',
    description: agent?.description ?? '',
    model: {provider: agent?.provider ?? 'simulated', model: agent?.model ?? 'sim-capable'},
    prompt: agent?.templateId
      ? {from: 'template', text: '', templateId: agent.templateId, templateVersion: agent.templateVersion, values: agent.values}
      : {from: 'text', text: agent?.systemPrompt ?? '', templateId: '', templateVersion: null, values: {}},
    temperature: text(agent?.temperature),
    topP: text(agent?.topP),
    maxTokens: text(agent?.maxTokens),
    stop: stopsOf(agent?.stop ?? []),
    reasoningEffort: agent?.reasoningEffort ?? '',
    seed: text(agent?.seed),
    fallbacks: (agent?.fallbacks ?? []).map(choice),
  };
}

function promptOf(prompt) {
  if (prompt.from === 'text') return {systemPrompt: filled(prompt.text)};
  return {
    templateId: prompt.templateId,
    templateVersion: prompt.templateVersion ?? undefined,
    values: prompt.values,
  };
}

function bodyOf(values) {
  return {
    id: values.id === undefined ? undefined : filled(values.id),
    name: values.name,
    description: filled(values.description),
    ...choice(values.model),
    ...promptOf(values.prompt),
    temperature: numeric(values.temperature),
    topP: numeric(values.topP),
    maxTokens: numeric(values.maxTokens),
    stop: stopsFrom(values.stop),
    reasoningEffort: filled(values.reasoningEffort),
    seed: numeric(values.seed),
    fallbacks: values.fallbacks.map(choice),
  };
}

/** [what, in words] of every field but the system prompt; empty where it is not set. */
const fields = agent => [
  ['Name', agent.name],
  ['Description', text(agent.description)],
  ['Model', choiceWords(agent)],
  ['Template', agent.templateId ? `${agent.templateId}, version ${agent.templateVersion}` : ''],
  ...Object.entries(agent.values).map(([name, value]) => [`Value of ${name}`, value]),
  ['Temperature', text(agent.temperature)],
  ['Top p', text(agent.topP)],
  ['Longest answer in tokens', text(agent.maxTokens)],
  ['Stop', stopsOf(agent.stop)],
  ['Reasoning effort', text(agent.reasoningEffort)],
  ['Seed', text(agent.seed)],
  ['Fallbacks', agent.fallbacks.map(choiceWords).join(', then ')],
];

/** Agents: where they are kept, and their words. */
export const AGENTS = {
  word: 'agent',
  words: 'agents',
  Words: 'Agents',
  home: '/agents',
  shelf: new Shelf('/api/agents'),
  page: agentPath,
  inUse: 'agent_in_use',
  text: {words: 'system prompt', of: agent => agent.systemPrompt},
  labels: {
    name: 'the name',
    description: 'the description',
    model: 'the model',
    prompt: 'the system prompt',
    temperature: 'the temperature',
    topP: 'top p',
    maxTokens: 'the length of answers',
    stop: 'where answers stop',
    reasoningEffort: 'the reasoning effort',
    seed: 'the seed',
    fallbacks: 'the fallbacks',
  },
  example: {id: 'ana', name: 'Ana', provider: 'simulated', model: 'sim-average', systemPrompt: 'You answer for a bicycle shop.'},
  valuesOf,
  bodyOf,
  fields,
  gist: choiceWords,
  calls: agent => [
    ['Its battles:', 'GET', agent.links.battles],
    ['Its runs:', 'GET', agent.links.runs],
    ['Start a battle with it:', 'POST', '/api/battles/start', {agentId: agent.id, goal: 'Get a refund for order 4711'}],
  ],
};
