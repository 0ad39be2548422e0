// The form filled like a battle that was played. Pure: no DOM, no network.
import {EXAMPLE} from './start-values.js';

const TIMEOUT_SECONDS = 900;
const TURN_TIMEOUT_SECONDS = 120;
const MAX_TOKENS = 1024;

const shown = value => (value == null ? '' : String(value));
const unless = (usual, value) => (value === usual ? '' : shown(value));

/** The fields that have a value, of those that the form has no control for. */
function rest(object, ...names) {
  const given = names.filter(name => {
    const value = object?.[name];
    return Array.isArray(value) ? value.length : value != null;
  });
  return given.length ? Object.fromEntries(given.map(name => [name, object[name]])) : undefined;
}

/** A model that is not the agent's is named; the agent's own is left to follow it. */
function model(name, asked, agent) {
  const same = !asked?.model || (asked.provider === agent.provider && asked.model === agent.model);
  return same ? {} : {[`${name}Provider`]: asked.provider, [`${name}Model`]: asked.model};
}

/** Where the agent was a stored one: its id and version, and what the battle had otherwise. */
function fromStored(spec, {agentId, agentVersion}, stored) {
  const differs = name => JSON.stringify(spec[name] ?? null) !== JSON.stringify(stored[name] ?? null);
  const others = ['provider', 'model', 'topP', 'seed', 'stop', 'reasoningEffort', 'fallbacks'].filter(differs);
  return {
    agentId,
    agentVersion: String(agentVersion),
    promptFrom: differs('systemPrompt') ? 'text' : 'own',
    systemPrompt: shown(spec.systemPrompt),
    temperature: differs('temperature') ? shown(spec.temperature) : '',
    maxTokens: differs('maxTokens') ? shown(spec.maxTokens) : '',
    carriedAgent: rest(spec, ...others),
  };
}

const setUpHere = spec => ({
  provider: spec.provider,
  model: spec.model,
  promptFrom: 'text',
  systemPrompt: shown(spec.systemPrompt),
  temperature: shown(spec.temperature),
  maxTokens: unless(MAX_TOKENS, spec.maxTokens),
  carriedAgent: rest(spec, 'topP', 'seed', 'stop', 'reasoningEffort', 'fallbacks'),
});

/** A single criterion that is the goal is what a start without criteria is judged by. */
function criteria({judge, goal}) {
  const all = judge?.criteria ?? [];
  const goalAlone = all.length === 1 && all[0].id === 'goal' && all[0].type === 'llm' && all[0].expect === goal;
  return goalAlone ? [] : all.map(({id, type, expect, required, negate}) => ({id, type, expect, required, negate}));
}

/**
 * The values of a start like this one, but for its id and its seed.
 *
 * @param spec what was asked for
 * @param stored the stored agent in the version that was played, or null
 */
export function valuesLike(spec, stored) {
  const {agent, opponent, judge} = spec;
  const {carriedAgent, ...setup} = stored ? fromStored(agent, agent.origin, stored) : setUpHere(agent);
  const scripted = opponent.type === 'scripted';
  return {
    ...EXAMPLE,
    ...setup,
    carried: {
      agent: carriedAgent,
      opponent: scripted ? undefined : rest(opponent, 'fallbacks'),
      judge: rest(judge, 'fallbacks'),
      battle: spec.lane === 'interactive' ? undefined : rest(spec, 'lane'),
    },
    opponent: scripted ? 'scripted' : 'simulated',
    goal: spec.goal,
    persona: shown(opponent.persona),
    userMessage: shown(spec.userMessage),
    lines: scripted ? opponent.lines : [''],
    mayLeave: opponent.mayLeave === true,
    ...(scripted ? {} : model('opponent', opponent, agent)),
    criteria: criteria(spec),
    ...model('judge', judge, agent),
    messageLimit: shown(spec.messageLimit),
    maxUsd: shown(spec.maxUsdPerConversation),
    timeoutSeconds: unless(TIMEOUT_SECONDS, spec.timeoutSeconds),
    turnTimeoutSeconds: unless(TURN_TIMEOUT_SECONDS, spec.turnTimeoutSeconds),
    tags: Object.entries(spec.tags ?? {}).map(([name, value]) => ({name, value})),
  };
}
