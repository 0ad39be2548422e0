import {html, nothing} from 'lit';
import {period, usd} from '../core/format.js';

const row = (name, value) =>
  value == null || value === '' ? nothing : html`<dt>${name}</dt><dd dir="auto">${value}</dd>`;

function chain({provider, model, fallbacks = []}) {
  return [`${provider} / ${model}`, ...fallbacks.map(next => `then ${next.provider} / ${next.model}`)].join(', ');
}

function criterion({id, type, expect, required, negate}) {
  const how = [type, negate ? 'must not' : '', required ? '' : 'optional'].filter(Boolean).join(', ');
  return html`<li><strong>${id}</strong> <span class="hint">${how}</span><br><span dir="auto">${expect}</span></li>`;
}

/** What a battle was set up with, folded: all that plays a part in how it goes. */
export function setupView(spec) {
  const {agent, opponent, judge} = spec;
  return html`<details class="card setup"><summary>How it was set up</summary>
    <dl>
      ${row('Agent', chain(agent))}
      ${row('System prompt', agent.systemPrompt)}
      ${row('Temperature', agent.temperature)}
      ${row('Answers at most', `${agent.maxTokens} tokens`)}
      ${row('Reasoning effort', agent.reasoningEffort)}
      ${opponent.type === 'scripted'
        ? row('Scripted user', `${opponent.lines.length} lines`)
        : row('Simulated user', chain(opponent))}
      ${row('Persona', opponent.persona)}
      ${row('Opening line', spec.userMessage)}
      ${judge.provider ? row('Judge', chain(judge)) : nothing}
      <dt>Criteria</dt><dd><ul>${judge.criteria.map(criterion)}</ul></dd>
      ${row('Messages at most', spec.messageLimit)}
      ${spec.maxUsdPerConversation == null ? nothing : row('Budget', usd(spec.maxUsdPerConversation))}
      ${row('Time at most', period(spec.timeoutSeconds * 1000))}
      ${row('Seed', spec.seed)}
      ${row('Lane', spec.lane)}
      ${row('Tags', Object.entries(spec.tags ?? {}).map(([key, value]) => `${key}: ${value}`).join(', '))}
    </dl>
  </details>`;
}

