import {html, nothing} from 'lit';
import {simulatedTag} from '../core/labels.js';
import {templatePath} from '../core/router.js';
import {AGENTS} from './agent-kind.js';

const ELSEWHERE = ['Name', 'Description', 'Template'];

/** What a version of an agent says. */
export const agentView = agent => html`<section class="stack" aria-label="What it is">
  ${agent.description ? html`<p class="shelf-text" dir="auto">${agent.description}</p>` : nothing}
  <div class="agent-says">
    <div class="stack">
      <h2>System prompt</h2>
      ${agent.templateId ? html`<p class="hint">From version ${agent.templateVersion} of the template
        <a href="${templatePath(agent.templateId)}?version=${agent.templateVersion}">${agent.templateId}</a>, as it was rendered then.</p>` : nothing}
      ${agent.systemPrompt
        ? html`<pre class="card inner shelf-prompt" dir="auto" tabindex="0" role="region"
          aria-label="System prompt of version ${agent.version}">${agent.systemPrompt}</pre>`
        : html`<p class="hint">It has none: the model is asked as it is.</p>`}
    </div>
    <div class="stack">
      <h2>Settings</h2>
      <dl class="card inner agent-facts">
        ${AGENTS.fields(agent).filter(([name, value]) => value && !ELSEWHERE.includes(name)).map(([name, value]) => html`
          <dt>${name}</dt><dd class="shelf-text" dir="auto">${value} ${name === 'Model' ? simulatedTag(agent) : nothing}</dd>`)}
      </dl>
    </div>
  </div>
</section>`;
