import {html, nothing} from 'lit';
import {dateTime, finishWords, number, usd} from '../core/format.js';
import {judgementView} from './judgement-view.js';

/**
 * One message with its verdict. Every text of a model becomes a text node, never markup.
 *
 * @param message as the API gives it
 * @param agent the agent's first model, to say when another one spoke
 */
export function messageView(message, agent) {
  const isAgent = message.role === 'assistant';
  const other = isAgent && agent && message.provider
    && (message.provider !== agent.provider || message.model !== agent.model);
  const facts = [
    message.author && message.author !== 'model' ? `by ${message.author}` : '',
    other ? `by ${message.provider} / ${message.model}` : '',
    finishWords(message.finish),
    message.latencyMs ? `${(message.latencyMs / 1000).toFixed(1)} s` : '',
  ].filter(Boolean);
  return html`
    <p class="who">
      <strong>${isAgent ? 'Agent' : 'User'}</strong>
      <a href="#m${message.seq}" title=${about(message)}>message ${message.seq}</a>
      ${facts.length ? html`<span>${facts.join(' · ')}</span>` : nothing}
    </p>
    <div class="bubble" dir="auto">${message.content || '(says nothing)'}</div>
    ${isAgent && message.judgement ? judgementView(message.judgement, message.seq) : nothing}`;
}

function about({createdAt, tokensIn, tokensOut, costUsd}) {
  return `${dateTime(createdAt)}; ${number(tokensIn)} tokens in, ${number(tokensOut)} out, ${usd(costUsd)}`;
}
