import {html} from 'lit';
import {PageElement} from '../core/page-element.js';
import './recent-battles.js';
import './start-form.js';

/** Where one starts a battle and sees those that go on. */
class HubPage extends PageElement {
  render() {
    return html`<h1 class="hidden-text">Start</h1>
      <div class="columns home"><start-form></start-form><recent-battles></recent-battles></div>`;
  }
}
customElements.define('hub-page', HubPage);
