import {html} from 'lit';
import {PageElement} from '../core/page-element.js';
import {restCalls} from '../core/rest-call.js';
import {setTitle} from '../core/title.js';
import './live-battles.js';
import './live-runs.js';
import './start-form.js';

/** Where one starts a battle and sees what goes on. */
class HubPage extends PageElement {
  connectedCallback() {
    super.connectedCallback();
    setTitle('Start');
  }

  render() {
    return html`<h1 class="hidden-text">Start</h1>
      <div class="columns home">
        <start-form></start-form>
        <div class="hub-side">
          <live-battles></live-battles>
          <live-runs></live-runs>
          ${restCalls([
            ['The battles that go on', 'GET', '/api/battles?state=running'],
            ['The runs that go on', 'GET', '/api/scale?state=running'],
          ])}
        </div>
      </div>`;
  }
}
customElements.define('hub-page', HubPage);
