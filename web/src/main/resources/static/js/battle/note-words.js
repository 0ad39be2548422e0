// What happened in a battle beside what was said, in words.

const by = data => {
  const who = data.by && data.by !== 'api' ? ` by ${data.by}` : '';
  return data.reason ? `${who}: ${data.reason}` : who;
};

const PURPOSES = {agent: "the agent's answer", opponent: "the user's line", judge: 'the verdict'};
const model = entry => (entry ? `${entry.provider} / ${entry.model}` : 'another model');

const WORDS = {
  backing_off: ({data}) =>
    `Asked again for ${PURPOSES[data.purpose] ?? 'an answer'} (attempt ${data.attempt}): ${data.reason ?? data.failure}`,
  fallback: ({data}) =>
    `Went on with ${model(data.to)} for ${PURPOSES[data.purpose] ?? 'an answer'} instead of ${model(data.from)}: ${data.reason ?? data.failure}`,
  paused: ({data}) => `Paused${by(data)}`,
  resumed: ({data}) => `Resumed${by(data)}`,
  retried: ({data}) => `Retried${by(data)}`,
  worker_lost: ({seq}) => `A worker was lost; another one went on at message ${seq}`,
};

/** A note of a battle in a sentence; empty for one that says nothing by itself, such as its end. */
export const noteWords = note => WORDS[note.type]?.(note) ?? '';

/**
 * What a battle got over, in a sentence: workers lost, models that gave up, calls repeated.
 *
 * @param notes what happened
 * @param usage what was used
 */
export function survival(notes, usage) {
  const of = type => notes.filter(note => note.type === type);
  const repeated = usage?.callsRepeated ?? 0;
  const all = [
    ...of('worker_lost').map(note => `a worker lost, resumed at message ${note.seq}`),
    of('fallback').length ? `a model that gave up ${times(of('fallback').length)}` : '',
    of('retried').length ? `retried ${times(of('retried').length)}` : '',
  ].filter(Boolean);
  if (!all.length && !repeated) return 'Nothing was lost, and no call was repeated.';
  return `Survived: ${[...all, `calls repeated: ${repeated}`].join('; ')}.`;
}

const times = count => (count === 1 ? 'once' : `${count} times`);
