import {html, nothing} from 'lit';
import {count, duration, number} from '../core/format.js';
import {COUNTED, modeWords, PROVIDER_LEGEND, providerWords, queues, queueWords} from './health.js';

/** States that are told of only where there is one. */
const SELDOM = ['waiting_for_human'];

const label = ({look, words}) => html`<span class="label ${look}">${words}</span>`;

const reach = (name, meaning, {reachable, latencyMs}) => html`<div class="card inner health-tile">
  <h2>${name}</h2>
  <p>${label(reachable ? {look: 'good', words: '✓ Answers'} : {look: 'bad', words: '✕ Does not answer'})}
    ${latencyMs == null ? nothing : html`<span class="hint">in ${latencyMs} ms</span>`}</p>
  <p class="hint">${meaning}</p>
</div>`;

/** What everything else needs: the mode, Temporal, the database, workers. */
export function ground({mode, temporal, database, workers}) {
  const {words, sentence} = modeWords(mode);
  const playing = workers.filter(worker => worker.taskQueues.includes('gauntlet-battles')).length;
  return html`<section class="health-tiles" aria-label="What everything needs">
    ${reach('Temporal', 'Remembers where each battle stands, so that none is lost when a process ends.', temporal)}
    ${reach('Database', 'Keeps what was said, judged and spent.', database)}
    <div class="card inner health-tile"><h2>Workers</h2>
      <p>${label(playing ? {look: 'good', words: `✓ ${number(playing)} live`} : {look: 'bad', words: '✕ None'})}</p>
      <p class="hint">Processes that play battles and ask models.</p></div>
    <div class="card inner health-tile"><h2>Mode</h2><p><strong>${words}</strong></p><p class="hint">${sentence}</p></div>
  </section>`;
}

/** How many battles are in which state. */
export function counts({counts: found, estimatedCounts}) {
  const shown = COUNTED.filter(([state]) => !SELDOM.includes(state) || found?.[state] > 0);
  return html`<section class="stack" aria-labelledby="health-counts">
    <h2 id="health-counts">Battles</h2>
    ${found ? html`<ul class="health-counts card">${shown.map(([state, words, meaning]) => html`<li>
        <a href="/battles?state=${state}" title="Battles that ${meaning}"><strong>${number(found[state] ?? 0)}</strong>
          <span>${words}${estimatedCounts.includes(state) ? ', about' : ''}</span></a></li>`)}</ul>
      <details class="health-meaning"><summary>What the states mean</summary>
        <dl>${shown.map(([, words, meaning]) => html`<div><dt>${words}</dt><dd>Battles that ${meaning}.</dd></div>`)}</dl></details>`
      : html`<p class="card empty">Nobody knows while the database does not answer.</p>`}
  </section>`;
}

/** The providers and how they are. */
export const providers = ({providers: found}) => html`<section class="stack" aria-labelledby="health-providers">
  <h2 id="health-providers">Providers</h2>
  <p class="hint">Where models are asked. The state is the worst that a worker finds it in.</p>
  ${found.length ? html`<ul class="health-list card">${found.map(provider)}</ul>`
    : html`<p class="card empty">No worker has said yet which providers it has.</p>`}
  <details class="health-meaning"><summary>What the states mean</summary>
    <dl>${PROVIDER_LEGEND.map(({look, words, sentence}) => html`<div><dt>${label({look, words})}</dt><dd>${sentence}</dd></div>`)}</dl></details>
</section>`;

function provider(each) {
  const words = providerWords(each);
  const {requestsPerMinute: used, limitPerMinute: limit} = each;
  return html`<li data-provider=${each.name}>
    <div class="health-row"><h3 dir="auto">${each.name}</h3>${label(words)}</div>
    <p class=${words.look === 'good' ? 'hint' : ''}>${words.sentence}</p>
    <div class="health-rate">
      <span class="hint">${limit == null ? `${count(used, 'request')} in the last minute, no limit is set`
        : `${number(used)} of ${number(limit)} requests in the last minute`}</span>
      ${limit == null ? nothing : html`<meter min="0" max=${limit} value=${Math.min(used, limit)}
        aria-label="Requests of ${each.name} in the last minute"></meter>`}
    </div>
  </li>`;
}

/** Providers that nobody has given a key yet, and how to. */
export function unconfigured(all) {
  const missing = (all ?? []).filter(each => !each.configured);
  if (!missing.length) return nothing;
  return html`<section class="stack" aria-labelledby="health-missing">
    <h2 id="health-missing">Not set up</h2>
    <ul class="health-list card">${missing.map(each => html`<li>
      <div class="health-row"><h3 dir="auto">${each.name}</h3><span class="label">Not set up</span></div>
      ${howTo(each.missing ?? '')}</li>`)}</ul>
    <p class="hint">Nothing is broken: battles against other providers are played. The offline provider <code>simulated</code> needs no key.</p>
  </section>`;
}

/** How to set what a provider lacks: a variable with its key, or a property. */
const howTo = missing => (/^[A-Z_]+$/.test(missing)
  ? html`<p>To play against it, start the server with its key:</p><pre tabindex="0">${missing}=… ./gauntlet up</pre>`
  : html`<p>To play against it, set <code>${missing}</code> in the configuration and start the server again.</p>`);

/** Who does the work, and what waits for whom. */
export const workers = ({workers: found}) => html`<section class="stack" aria-labelledby="health-workers">
  <h2 id="health-workers">Workers and queues</h2>
  <p class="hint">Work waits in queues; each worker takes from some of them. A worker counts as live when it was heard of within 20 seconds.</p>
  ${found.length ? html`<ul class="health-list card">${found.map(worker => html`<li>
      <div class="health-row"><h3><code dir="auto">${worker.identity}</code></h3>
        <span class="hint">heard of ${duration(worker.heartbeatAgeSeconds * 1_000)} before this answer</span></div>
      <p class="facts">${worker.taskQueues.map(queue => html`<span class="label" title=${queue}>${queueWords(queue)}</span>`)}</p>
    </li>`)}</ul>
    <ul class="health-queues">${queues(found).map(({name, takers}) => html`<li><code>${name}</code>
      <span class="hint">${queueWords(name)}, ${count(takers, 'worker')}</span></li>`)}</ul>`
    : html`<p class="card empty">No live worker.</p>`}
</section>`;
