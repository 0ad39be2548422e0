// What the health of the installation means, in words. It is asked for here, too.

import {Watched} from '../core/api.js';

export const HEALTH_PATH = '/api/queue/health';

/** The health as it is asked for again and again; `down` is an answer as well, though its status is 503. */
export class WatchedHealth {
  value = null;
  #watched = new Watched(HEALTH_PATH);

  /** Asks now; whether the value is another one than before. */
  async read() {
    try {
      const fresh = await this.#watched.read();
      this.value = this.#watched.value;
      return fresh;
    } catch (refusal) {
      if (refusal.status !== 503 || !refusal.body?.status) throw refusal;
      // The next good answer has to come whole.
      this.#watched = new Watched(HEALTH_PATH);
      const before = JSON.stringify(this.value);
      this.value = refusal.body;
      return before !== JSON.stringify(this.value);
    }
  }
}

const STATUSES = {
  ok: ['good', '✓ All is well', 'Battles are played and every provider that is set up can be asked.'],
  degraded: ['open', '! Attention', 'Battles are played, but something needs attention: not every provider can be asked.'],
  down: ['bad', '✕ Standstill', 'No battle can make progress now. What was accepted is kept and goes on by itself once this is mended.'],
};

/** The look, the word and the sentence of the whole. */
export function statusWords(status) {
  const [look, words, sentence] = STATUSES[status] ?? ['', String(status), ''];
  return {look, words, sentence};
}

const MODES = {
  embedded: ['Embedded', 'All runs in this one process, Temporal too. Good for one machine; battles survive a restart.'],
  'dev-server': ['Dev server', 'Temporal runs beside this process, as its dev server, with a Web UI of its own. Good for one machine.'],
  cluster: ['Cluster', 'Temporal is a service of its own; webs and workers can run on many machines.'],
};

export function modeWords(mode) {
  const [words, sentence] = MODES[mode] ?? [String(mode), ''];
  return {words, sentence};
}

const PROVIDER_STATES = {
  ok: ['good', '✓ OK', 'It takes requests.'],
  throttled: ['open', '○ Throttled',
    'Requests wait for their turn, since it takes only so many a minute. Nothing is lost and nothing needs to be done; battles take longer. If its limit is higher than what is configured, raise requests-per-minute.'],
  open: ['bad', '! Paused after failures',
    'It failed so often that nothing is sent to it for a while. It is tried again by itself. See whether it is up, and whether its address and key are right.'],
  quota_exhausted: ['bad', '! Quota used up',
    'It says that its quota or credit is used up. Raise it with the provider; requests go on once it answers again. Battles with fallbacks go on with the next of them.'],
};

const UNSERVED = ['bad', '! No worker',
  'No live worker takes its requests. Start a worker that has it configured; battles that ask it wait until then.'];

/** What can be said of any provider, for the legend. */
export const PROVIDER_LEGEND = [...Object.values(PROVIDER_STATES), UNSERVED].map(([look, words, sentence]) => ({look, words, sentence}));

/** The look, the words and what to do about a provider. */
export function providerWords({state, served}) {
  const [look, words, sentence] = served ? PROVIDER_STATES[state] ?? ['', String(state), ''] : UNSERVED;
  return {look, words, sentence};
}

const QUEUES = {
  'gauntlet-battles': 'plays battles',
  'gauntlet-runs': 'steers runs',
  'gauntlet-webhooks': 'sends webhooks',
};

/** What a task queue is for. */
export function queueWords(name) {
  if (name in QUEUES) return QUEUES[name];
  if (name.startsWith('gauntlet-provider-')) return `asks ${name.slice('gauntlet-provider-'.length)}`;
  return name;
}

/** How many workers take from each queue, by the name of the queue. */
export function queues(workers) {
  const found = new Map();
  for (const queue of workers.flatMap(worker => worker.taskQueues)) found.set(queue, (found.get(queue) ?? 0) + 1);
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, takers]) => ({name, takers}));
}

/** The states that battles are counted by, with their words and what they mean. */
export const COUNTED = [
  ['queued', 'Queued', 'accepted, and waiting for a worker or for a place in their run'],
  ['running', 'Running', 'being played now'],
  ['paused', 'Paused', 'stand still until somebody resumes them'],
  ['waiting_for_human', 'Waiting for a person', 'wait until a person writes'],
  ['completed', 'Completed', 'came to their end: the goal, a limit, a budget or a time'],
  ['failed', 'Failed', 'could not go on; a retry goes on from the last message'],
  ['cancelled', 'Cancelled', 'were ended by somebody'],
];
