import {html} from 'lit';
import {followLinks, route} from './router.js';
import {PageElement} from './page-element.js';
import './start-form.js';
import './battle-list.js';
import './battle-page.js';

class GauntletApp extends PageElement {
  static properties = {route: {state: true}};

  constructor() {
    super();
    this.route = route(location.pathname);
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener('popstate', this.#moved);
    document.addEventListener('click', followLinks);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('popstate', this.#moved);
    document.removeEventListener('click', followLinks);
  }

  #moved = async () => {
    this.route = route(location.pathname);
    await this.updateComplete;
    scrollTo(0, 0);
    // Tells a screen reader where it is now.
    this.querySelector('main')?.focus({preventScroll: true});
  };

  updated() {
    if (this.route.page !== 'battle') document.title = 'Gauntlet';
  }

  render() {
    return html`
      <header class="top"><div>
        <a class="brand" href="/"><img src="/favicon.svg" alt="" width="24" height="24">Gauntlet</a>
        <span class="tagline">Plays LLM agents through durable battles</span>
      </div></header>
      <main id="content" tabindex="-1">${this.#page()}</main>`;
  }

  #page() {
    switch (this.route.page) {
      case 'home':
        return html`<h1 class="hidden-text">Battles</h1>
          <div class="columns home"><start-form></start-form><battle-list></battle-list></div>`;
      case 'battle':
        return html`<battle-page .battle=${this.route.id}></battle-page>`;
      default:
        return html`<div class="page-head"><h1>There is no such page</h1>
          <p><a href="/">Go to the battles</a></p></div>`;
    }
  }
}
customElements.define('gauntlet-app', GauntletApp);
