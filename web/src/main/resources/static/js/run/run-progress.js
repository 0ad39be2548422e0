import {html, nothing} from 'lit';
import {serverNow} from '../core/api.js';
import {age, duration, isEnded, number, percent, period, usd} from '../core/format.js';
import {seen, stateTag} from '../core/labels.js';
import {outcomeBar, outcomeLegend} from '../core/outcome-bar.js';

const WHO = {api: 'over the API or on a page'};

/** Why a run stands still or has ended, in words. */
function why(status) {
  const {state, error, endedBy, reason} = status;
  const because = reason ? `: ${reason}` : '.';
  if (state === 'failed') return error?.message ?? 'The run could not go on.';
  if (state === 'cancelled') return `Cancelled ${endedBy ? WHO[endedBy] ?? `by ${endedBy}` : 'early'}${because}`;
  if (state === 'paused') return `Paused${because}`;
  if (state === 'queued') return 'It begins in a moment.';
  if (state === 'completed') return `All its battles have ended${took(status)}.`;
  return '';
}

const took = ({startedAt, endedAt}) =>
  startedAt && endedAt ? `, ${duration(Date.parse(endedAt) - Date.parse(startedAt))} after it began` : '';

function figures(status) {
  const over = isEnded(status.state);
  const spent = status.usage?.costUsd;
  return [
    ['Battles ended', `${number(status.completed)} of ${number(status.total)}`],
    !over && ['Being played', `${number(status.running)} of at most ${number(status.concurrency)}`],
    !over && status.paused > 0 && ['Paused', number(status.paused)],
    !over && ['Queued', number(status.queued)],
    status.state === 'running' && ['Pace', status.battlesPerMinute == null ? 'not known yet' : `${number(status.battlesPerMinute)} a minute`],
    status.state === 'running' && ['Left', status.etaSeconds == null ? 'not known yet' : `about ${period(status.etaSeconds * 1_000)}`],
    ['Cost', usd(spent, status.usage?.estimated && spent > 0)],
    status.endedAt
      ? ['Ended', age(status.endedAt, serverNow())]
      : ['Started', age(status.startedAt ?? status.createdAt, serverNow())],
  ].filter(Boolean);
}

function budget({budgetUsd, usage}) {
  if (budgetUsd == null) return nothing;
  const spent = (usage?.costUsd ?? 0) + (usage?.unsettledUsd ?? 0);
  return html`<div class="run-budget">
    <meter aria-label="Budget used" min="0" max=${budgetUsd} .value=${Math.min(spent, budgetUsd)}></meter>
    <span class="hint">${usd(spent)} of the budget of ${usd(budgetUsd)} used (${percent(spent / budgetUsd)})${usage?.unsettledUsd > 0
      ? `, ${usd(usage.unsettledUsd)} of it at most, for requests whose answer never came` : ''}</span>
  </div>`;
}

/** How a run stands: its state in words, what became of its battles, how fast and how long. */
export const runProgress = (status, poll) => html`
  <div class="run-state">
    ${stateTag(status.state)}
    <p role="status" dir="auto">${why(status)}</p>
    ${status.endedAt ? nothing : seen(poll)}
  </div>
  ${outcomeBar(status)}
  ${outcomeLegend(status)}
  <dl class="run-figures">${figures(status).map(([words, value]) => html`<div><dt>${words}</dt><dd>${value}</dd></div>`)}</dl>
  ${budget(status)}`;
