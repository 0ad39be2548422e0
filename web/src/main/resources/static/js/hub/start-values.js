// What the form holds, and what a start says of it. Pure functions: no DOM, no network.
import {numeric} from '../core/numeric.js';

/** The form as it is at first: an example that plays offline. */
export const EXAMPLE = {
  agentId: '',
  agentVersion: '',
  provider: 'simulated',
  model: 'sim-capable',
  promptFrom: '',
  systemPrompt:
    'You answer for a small bicycle shop. Be brief and kind. Damaged goods are refunded within 30 days; ask for the order number before you decide.',
  templateId: '',
  templateValues: {},
  temperature: '',
  maxTokens: '',
  carried: {},
  opponent: 'simulated',
  goal: 'The agent confirms a refund for the damaged helmet of order 4711.',
  persona: 'Mara, friendly and short of time. Her order 4711 came yesterday; the helmet in it is cracked.',
  userMessage: '',
  lines: [''],
  mayLeave: false,
  opponentProvider: '',
  opponentModel: '',
  criteria: [],
  judgeProvider: '',
  judgeModel: '',
  messageLimit: '12',
  maxUsd: '',
  timeoutSeconds: '',
  turnTimeoutSeconds: '',
  seed: '',
  tags: [],
};

export const NEW_CRITERION = {id: '', type: 'llm', expect: '', required: true, negate: false};
export const NEW_TAG = {name: '', value: ''};

/** Where the system prompt comes from: `text`, `template`, or `own`, which a stored agent has. */
export function promptSource({promptFrom, agentId}) {
  if (promptFrom === 'own' && !agentId) return 'text';
  return promptFrom || (agentId ? 'own' : 'text');
}

const text = value => (String(value ?? '').trim() === '' ? undefined : value);

/** The model that is named, or none. */
const chosen = (provider, model) => (provider ? {provider, model: model.trim()} : {});

/** Without what is undefined, and without objects that say nothing. */
function said(object) {
  const entries = Object.entries(object).filter(([, value]) => value !== undefined);
  return entries.length ? Object.fromEntries(entries) : undefined;
}

function agent(values) {
  return said({
    ...(values.agentId ? {} : chosen(values.provider, values.model)),
    ...values.carried.agent,
    systemPrompt: promptSource(values) === 'text' ? text(values.systemPrompt) : undefined,
    temperature: numeric(values.temperature),
    maxTokens: numeric(values.maxTokens),
  });
}

function opponent(values) {
  if (values.opponent === 'scripted') return {type: 'scripted', lines: values.lines};
  return said({
    type: 'simulated',
    ...chosen(values.opponentProvider, values.opponentModel),
    ...values.carried.opponent,
    persona: text(values.persona),
    mayLeave: values.mayLeave || undefined,
  });
}

function judge(values) {
  return said({
    ...chosen(values.judgeProvider, values.judgeModel),
    ...values.carried.judge,
    criteria: values.criteria.length ? values.criteria : undefined,
  });
}

/** The values of a template that are not blank: the others have a default, or are missing. */
export const givenValues = values =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));

/** The variables of a template that have neither a value nor a default. */
export const missingValues = (template, values) =>
  template.variables.filter(({name, default: usual}) => usual == null && !values[name]).map(({name}) => name);

/** The body of the start. */
export function startBody(values) {
  const fromTemplate = promptSource(values) === 'template';
  const tags = values.tags.filter(({name, value}) => name || value).map(({name, value}) => [name, value]);
  return said({
    agentId: text(values.agentId),
    agentVersion: values.agentId ? numeric(values.agentVersion) : undefined,
    agent: agent(values),
    templateId: fromTemplate ? values.templateId : undefined,
    values: fromTemplate ? said(givenValues(values.templateValues)) : undefined,
    opponent: opponent(values),
    judge: judge(values),
    goal: values.goal,
    userMessage: text(values.userMessage),
    messageLimit: numeric(values.messageLimit),
    maxUsdPerConversation: numeric(values.maxUsd),
    timeoutSeconds: numeric(values.timeoutSeconds),
    turnTimeoutSeconds: numeric(values.turnTimeoutSeconds),
    seed: numeric(values.seed),
    ...values.carried.battle,
    tags: tags.length ? Object.fromEntries(tags) : undefined,
  });
}
