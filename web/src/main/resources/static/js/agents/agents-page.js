import {html, nothing} from 'lit';
import {serverNow} from '../core/api.js';
import {age} from '../core/format.js';
import {agentName, simulatedTag} from '../core/labels.js';
import {PageElement} from '../core/page-element.js';
import {agentPath} from '../core/router.js';
import '../shelf/shelf-page.js';
import './agent-form.js';
import {AGENTS} from './agent-kind.js';

const row = agent => html`<div class="shelf-row">
  <a href=${agentPath(agent.id)} dir="auto">${agent.name}</a>
  <p class="facts"><span>${agentName(agent)}</span><span>version ${agent.version}</span>
    <span>stored ${age(agent.updatedAt, serverNow())}</span>
    ${agent.templateId ? html`<span>template ${agent.templateId}</span>` : nothing}
    ${simulatedTag(agent)}<code>${agent.id}</code></p>
</div>`;

/** A new agent with a template begins with it. */
function form() {
  const template = new URLSearchParams(location.search).get('template');
  const prompt = {from: 'template', templateId: template};
  return html`<agent-form .start=${template ? {prompt} : null}></agent-form>`;
}

/** All agents, and the form for another one. */
class AgentsPage extends PageElement {
  render() {
    return html`<shelf-page .kind=${AGENTS} .row=${row} .form=${form}
      lead="Models with a system prompt and settings, stored to be played again. Each change is another version."
      empty="No agent yet. Store one, and battles and runs can name it instead of spelling it out."></shelf-page>`;
  }
}
customElements.define('agents-page', AgentsPage);
