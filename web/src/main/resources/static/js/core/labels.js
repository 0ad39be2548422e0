import {html, nothing} from 'lit';
import {Problem, serverNow} from './api.js';
import {age, dateTime, isSimulated, stateLabel} from './format.js';

export function stateTag(state, endedReason) {
  const {look, words} = stateLabel(state, endedReason);
  return html`<span class="label ${look}">${words}</span>`;
}

export const simulatedTag = agent =>
  isSimulated(agent) ? html`<span class="label simulated">simulated, offline</span>` : nothing;

export const agentName = agent => `${agent?.provider ?? '?'} / ${agent?.model ?? '?'}`;

/** When the last of what is known of a battle or a run happened. */
export function since({createdAt, startedAt, endedAt}) {
  const [words, time] = endedAt ? ['ended', endedAt] : startedAt ? ['started', startedAt] : ['queued', createdAt];
  return html`<span title=${dateTime(time)}>${words} ${age(time, serverNow())}</span>`;
}

/** Says that the server is away, for how long, and that nothing needs to be done. */
export function lostNotice(poll) {
  if (!poll.lostSince) return nothing;
  return html`<p class="notice" role="status">
    Connection lost<span aria-hidden="true"> ${age(new Date(poll.lostSince).toISOString(), Date.now())}</span>.
    ${poll.lost instanceof Problem ? poll.lost.message : nothing} What you see is from before; trying again.
  </p>`;
}

/** How long ago what is shown was asked for, so that it never looks newer than it is. */
export const seen = poll =>
  poll.asOf ? html`<span class="hint seen">as of ${age(new Date(poll.asOf).toISOString(), Date.now())}</span>` : nothing;

/** One calm line where the page itself was refused. */
export const problemNotice = problem =>
  problem ? html`<p class="notice bad" role="alert">${problem.message}</p>` : nothing;
