import {html, nothing} from 'lit';
import {styled} from '../core/styled.js';
import {clusterWords, tally} from './timeline-card.js';
import {isOpen, markOf, outcomeWords, pathOf, sentence} from './subjects.js';

const NARROWEST_PX = 5;
const ROOM_FOR_MARK_PX = 18;
const ROOM_FOR_WORDS_PX = 52;
const ROOM_FOR_FOLD_PX = 56;
const FOLD_PX = 24;
const PADDING_PX = 5;
const GAP_PX = 1;

/**
 * A run or a battle as a bar that leads to its page.
 *
 * @param chart {px, edge, width, now, inside, unfolded, fold, described}: edge is where the chart begins, in the px of
 *   the drawing; inside, how many of the battles of a run are listed
 */
export function barView(unit, {px, edge, width, now, inside, unfolded, fold, described}) {
  const [subject] = unit.items;
  const left = Math.max(unit.left, edge - width);
  const right = Math.min(Math.max(unit.right, unit.left + NARROWEST_PX), edge + 2 * width);
  // The words stand where they are seen: within the chart, and behind the wait for the begin.
  const wait = subject.waits.find(({kind}) => kind === 'queued');
  const begun = Math.max(edge, wait ? px(wait.to ?? now) : edge);
  const hidden = Math.max(0, right - begun > ROOM_FOR_WORDS_PX ? begun - left
    : Math.min(edge - left, right - left - ROOM_FOR_WORDS_PX));
  const room = right - left - hidden;
  const foldable = inside > 0 && room > ROOM_FOR_FOLD_PX;
  return html`<a class="timeline-bar is-${subject.outcome} is-${subject.kind} ${isOpen(subject) ? 'is-open' : ''}
      ${room < ROOM_FOR_MARK_PX ? 'is-narrow' : ''}"
      href=${pathOf(subject)} data-unit=${unit.key} tabindex=${unit.tab} draggable="false"
      aria-label=${sentence(subject, now)} aria-describedby=${described ? 'timeline-card' : nothing}
      aria-expanded=${inside ? String(unfolded) : nothing}
      ${styled({
        left: `${left}px`, top: `${unit.top + 2}px`, width: `${Math.max(2, right - left - GAP_PX)}px`,
        'padding-left': room < ROOM_FOR_MARK_PX ? '0' : `${hidden + (foldable ? FOLD_PX + 4 : PADDING_PX)}px`,
      })}>
    ${subject.waits.map(wait => waitView(wait, {px, left, right, now}))}
    ${room < ROOM_FOR_MARK_PX ? nothing : html`<span class="timeline-mark" aria-hidden="true">${markOf(subject.outcome)}</span>`}
    ${room < ROOM_FOR_WORDS_PX ? nothing : html`
      <span class="timeline-words" dir="auto" aria-hidden="true">${titleOf(subject)}</span>`}
  </a>${foldable ? html`<button class="timeline-fold" type="button" tabindex="-1" data-fold=${unit.key}
      aria-label="${unfolded ? 'Hide' : 'Show'} the battles of run ${subject.id}" @click=${fold}
      ${styled({left: `${left + hidden}px`, top: `${unit.top + 2}px`})}>${unfolded ? '▾' : '▸'}</button>` : nothing}`;
}

/** Runs are known by the id that somebody chose, battles by their goal. */
const titleOf = ({kind, id, goal}) => (kind === 'run' ? [id, goal].filter(Boolean).join(' · ') : goal || id);

function waitView({kind, from, to}, {px, left, right, now}) {
  const begin = Math.max(left, px(from));
  const end = Math.min(right, px(to ?? now));
  if (end - begin < 0.5 && kind !== 'backing_off') return nothing;
  return html`<span class="timeline-wait is-${kind}"
    ${styled({left: `${begin - left}px`, width: `${Math.max(2, end - begin)}px`})}></span>`;
}

/** Several that are too short to be told apart, as one bar that shows their shares and zooms in. */
export function clusterView(unit, open) {
  const shares = tally(unit.items);
  const each = shares.map(([name, n]) => `${n} ${outcomeWords(name).toLowerCase()}`).join(', ');
  let sum = 0;
  const layers = shares.map(([name, n]) => {
    const begin = (sum / unit.items.length) * 100;
    sum += n;
    return `var(--chart-${name === 'completed' ? 'cancelled' : name}) ${begin}% ${(sum / unit.items.length) * 100}%`;
  });
  return html`<button class="timeline-bar timeline-cluster" type="button" data-unit=${unit.key} tabindex=${unit.tab}
    aria-label="${clusterWords(unit.items)}: ${each}. Zooms in." @click=${open}
    ${styled({
      left: `${unit.left}px`, top: `${unit.top + 2}px`,
      width: `${Math.max(NARROWEST_PX, unit.right - unit.left)}px`,
      'background-image': `linear-gradient(to top, ${layers.join(', ')})`,
    })}></button>`;
}
