import {html, nothing} from 'lit';
import {age, isSimulated, stateLabel} from './format.js';

export function stateTag(state, endedReason) {
  const {look, words} = stateLabel(state, endedReason);
  return html`<span class="label ${look}">${words}</span>`;
}

export const simulatedTag = agent =>
  isSimulated(agent) ? html`<span class="label simulated">simulated, offline</span>` : nothing;

export const agentName = agent => `${agent?.provider ?? '?'} / ${agent?.model ?? '?'}`;

/** Says that the server is away, for how long, and that nothing needs to be done. */
export function lostNotice(poll) {
  if (!poll.lostSince) return nothing;
  return html`<p class="notice" role="status">
    Connection lost<span aria-hidden="true"> ${age(new Date(poll.lostSince).toISOString(), Date.now())}</span>. What you see is from before; trying again.
  </p>`;
}

/** How long ago what is shown was asked for, so that it never looks newer than it is. */
export const seen = poll =>
  poll.asOf ? html`<span class="hint seen">as of ${age(new Date(poll.asOf).toISOString(), Date.now())}</span>` : nothing;

/** One calm line where the page itself was refused. */
export const problemNotice = problem =>
  problem ? html`<p class="notice bad" role="alert">${problem.message}</p>` : nothing;
