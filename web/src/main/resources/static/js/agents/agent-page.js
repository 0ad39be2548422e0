import {html} from 'lit';
import {keyed} from 'lit/directives/keyed.js';
import {PageElement} from '../core/page-element.js';
import '../shelf/shelf-item.js';
import './agent-form.js';
import {AGENTS} from './agent-kind.js';
import './agent-used.js';
import {agentView} from './agent-view.js';

const form = agent => html`<agent-form .item=${agent}></agent-form>`;

const start = ({id}) => html`
  <a class="button primary" href="/?agent=${encodeURIComponent(id)}">Start a battle with it</a>
  <a class="button" href="/start/run?agent=${encodeURIComponent(id)}">Start a run with it</a>`;

const below = agent => html`<agent-used .agent=${agent}></agent-used>`;

/** One agent. */
class AgentPage extends PageElement {
  static properties = {agent: {}};

  render() {
    return keyed(this.agent, html`<shelf-item .kind=${AGENTS} .name=${this.agent}
      .form=${form} .draw=${agentView} .start=${start} .below=${below}></shelf-item>`);
  }
}
customElements.define('agent-page', AgentPage);
