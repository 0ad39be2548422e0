import {html} from 'lit';
import {keyed} from 'lit/directives/keyed.js';
import {PageElement} from '../core/page-element.js';
import './run-view.js';

/** The page of one run; another run gets a view of its own. */
class RunPage extends PageElement {
  static properties = {run: {}};

  render() {
    return keyed(this.run, html`<run-view .run=${this.run}></run-view>`);
  }
}
customElements.define('run-page', RunPage);
