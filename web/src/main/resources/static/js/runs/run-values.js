// What the form of a run holds, and the start that it makes. Pure: no DOM, no network.
import {numeric} from '../core/numeric.js';
import {parseScenarios} from './scenario-parser.js';

/** An empty row of the table of scenarios. */
export const EMPTY_ROW = {id: '', goal: '', persona: '', userMessage: '', weight: ''};

/** What the form begins with. */
export const DEFAULTS = {
  kept: false,
  agentFrom: 'model',
  agentId: '',
  agentVersion: '',
  provider: 'simulated',
  model: 'sim-average',
  systemPrompt: '',
  goal: '',
  persona: '',
  userMessage: '',
  messageLimit: '12',
  criteria: '',
  scenariosFrom: 'none',
  rows: [EMPTY_ROW],
  pasted: '',
  runId: '',
  runCount: '20',
  concurrency: '20',
  budgetUsd: '',
  deadlineSeconds: '',
  seed: '',
  tags: '',
  summarize: false,
  summaryProvider: 'simulated',
  summaryModel: 'sim-capable',
  copied: null,
};

/** The start of the offline example: 20 battles of two scenarios, without a key and without cost. */
export const EXAMPLE = {
  runCount: 20,
  concurrency: 10,
  battle: {
    agent: {
      provider: 'simulated',
      model: 'sim-average',
      systemPrompt: 'You answer for a small bicycle shop. Be brief and kind. Damaged goods are refunded within 30 days; ask for the order number before you decide.',
    },
    messageLimit: 12,
  },
  scenarios: [
    {id: 'helmet', goal: 'Get a refund for the helmet that arrived cracked', persona: 'Mara, friendly and short of time.'},
    {id: 'lamp', goal: 'Get a refund for the lamp that never came', userMessage: 'Where is my lamp?'},
  ],
  tags: {example: 'refunds'},
};

const filled = text => (String(text ?? '').trim() === '' ? undefined : text);
const present = object => Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));

/** The scenarios as they are typed or pasted, with the places to look for what is wrong with them. */
export function scenariosOf({scenariosFrom, rows, pasted}) {
  if (scenariosFrom === 'pasted') return parseScenarios(pasted);
  if (scenariosFrom !== 'typed') return {format: '', scenarios: [], lines: [], errors: []};
  const typed = rows
    .map((row, index) => ({row, line: index + 1}))
    .filter(({row}) => Object.values(row).some(filled));
  const scenarios = typed.map(({row}) => present({
    id: row.id.trim(),
    goal: filled(row.goal),
    persona: filled(row.persona),
    userMessage: filled(row.userMessage),
    weight: numeric(row.weight),
  }));
  return {format: 'typed', scenarios, lines: typed.map(({line}) => line), errors: []};
}

/** Tags from lines of "key:value". */
function tagsOf(text) {
  const lines = text.split('\n').map(line => line.trim()).filter(Boolean);
  return lines.length
    ? Object.fromEntries(lines.map(line => [line.split(':', 1)[0].trim(), line.slice(line.indexOf(':') + 1).trim()]))
    : undefined;
}

/** The line of tags that is not "key:value"; empty when all are. */
export const wrongTag = text =>
  text.split('\n').map(line => line.trim()).find(line => line && !/^[^:]+:/.test(line)) ?? '';

function agentOf(values, copied) {
  if (values.agentFrom === 'stored') {
    return {agentId: values.agentId.trim(), agentVersion: numeric(values.agentVersion), agent: copied.agent};
  }
  return {agent: present({
    ...copied.agent,
    provider: values.provider,
    model: values.model.trim(),
    systemPrompt: filled(values.systemPrompt),
  })};
}

function judgeOf(values, copied) {
  const lines = values.criteria.split('\n').map(line => line.trim()).filter(Boolean);
  const criteria = lines.map((expect, index) => ({id: `criterion-${index + 1}`, type: 'llm', expect}));
  const judge = present({...copied.judge, criteria: copied.judge?.criteria ?? (criteria.length ? criteria : undefined)});
  return Object.keys(judge).length ? judge : undefined;
}

/** The body of the start that the form makes. */
export function bodyOf(values) {
  const copied = values.copied ?? {};
  const {scenarios} = scenariosOf(values);
  const scripted = copied.opponent?.type === 'scripted';
  return present({
    runId: filled(values.runId)?.trim(),
    runCount: numeric(values.runCount),
    concurrency: numeric(values.concurrency),
    budgetUsd: numeric(values.budgetUsd),
    deadlineSeconds: numeric(values.deadlineSeconds),
    seed: numeric(values.seed),
    tags: tagsOf(values.tags),
    battle: present({
      ...copied.battle,
      ...agentOf(values, copied),
      opponent: scripted
        ? copied.opponent
        : present({type: 'simulated', ...copied.opponent, persona: filled(values.persona)}),
      judge: judgeOf(values, copied),
      goal: filled(values.goal),
      userMessage: filled(values.userMessage),
      messageLimit: numeric(values.messageLimit),
    }),
    // Who wants scenarios and gives none is not to play without: the server says so.
    scenarios: values.scenariosFrom === 'none' ? undefined : scenarios,
    summarize: values.summarize
      ? {provider: values.summaryProvider, model: values.summaryModel.trim()}
      : undefined,
  });
}
