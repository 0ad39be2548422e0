// The form's values of a run that is to be run again. Pure: no DOM, no network.
import {DEFAULTS} from './run-values.js';

const MOST_ROWS = 30;

/** Settings of an agent that the form has no fields for. */
const AGENT_MORE = ['temperature', 'topP', 'maxTokens', 'stop', 'reasoningEffort', 'seed', 'fallbacks'];

const isSet = value => value !== null && value !== undefined && !(Array.isArray(value) && !value.length);
const same = (a, b) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
const text = value => (value == null ? '' : String(value));

function only(object, names, keep = isSet) {
  const kept = Object.fromEntries(names.filter(name => keep(object[name], name)).map(name => [name, object[name]]));
  return Object.keys(kept).length ? kept : undefined;
}

/** What the run changed of the stored agent that it played. */
const agentChanges = (agent, stored) =>
  only(agent, [...AGENT_MORE, 'provider', 'model', 'systemPrompt'], (value, name) => isSet(value) && !same(value, stored[name]));

/** Whether nothing but the goal itself is judged, as when no criteria are given. */
const judgesGoal = ({criteria}, goal) =>
  criteria.length === 1 && criteria[0].id === 'goal' && criteria[0].type === 'llm' && criteria[0].expect === goal;

const judgeOf = (judge, goal) =>
  only(judge, ['provider', 'model', 'fallbacks', ...(judgesGoal(judge, goal) ? [] : ['criteria'])]);

/**
 * @param run the run with its spec
 * @param storedAgent the version of the stored agent that it played, or null
 */
export function valuesOfRun(run, storedAgent) {
  const {battle, ...spec} = run.spec;
  const {agent, opponent, judge} = battle;
  const scripted = opponent.type === 'scripted';
  const openings = spec.scenarios.some(scenario => scenario.userMessage == null) && battle.userMessage != null;
  const shared = {
    goal: battle.goal,
    persona: scripted ? '' : opponent.persona,
    // A scenario without an opening line of its own would take the battle's.
    userMessage: openings ? '' : text(battle.userMessage),
  };
  return {
    ...DEFAULTS,
    kept: true,
    ...agentValues(agent, storedAgent),
    ...shared,
    ...(spec.scenarios.length ? scenarioValues(spec.scenarios, shared) : {}),
    messageLimit: text(battle.messageLimit),
    runCount: text(spec.runCount),
    concurrency: text(spec.concurrency),
    budgetUsd: text(spec.budgetUsd),
    deadlineSeconds: text(spec.deadlineSeconds),
    seed: text(spec.seed),
    tags: Object.entries(run.tags ?? {}).map(([key, value]) => `${key}:${value}`).join('\n'),
    copied: {
      agent: storedAgent ? agentChanges(agent, storedAgent) : only(agent, AGENT_MORE),
      opponent: scripted ? opponent : only(opponent, ['provider', 'model', 'mayLeave', 'fallbacks']),
      judge: judgeOf(judge, battle.goal),
      battle: only(battle, ['maxUsdPerConversation', 'timeoutSeconds', 'turnTimeoutSeconds', 'lane']),
    },
  };
}

function agentValues(agent, storedAgent) {
  return storedAgent
    ? {agentFrom: 'stored', agentId: storedAgent.id, agentVersion: text(storedAgent.version)}
    : {agentFrom: 'model', provider: agent.provider, model: agent.model, systemPrompt: text(agent.systemPrompt)};
}

/** Few scenarios are a table to type in, many a text. */
function scenarioValues(scenarios, shared) {
  const own = scenarios.map(({id, weight, ...texts}) => ({
    id,
    ...only(texts, ['goal', 'persona', 'userMessage'], (value, name) => value && value !== shared[name]),
    ...(weight === 1 ? {} : {weight}),
  }));
  if (scenarios.length > MOST_ROWS) {
    return {scenariosFrom: 'pasted', pasted: own.map(scenario => JSON.stringify(scenario)).join('\n')};
  }
  const rows = own.map(({id, goal, persona, userMessage, weight}) =>
    ({id, goal: text(goal), persona: text(persona), userMessage: text(userMessage), weight: text(weight)}));
  return {scenariosFrom: 'typed', rows};
}
