import {html, nothing} from 'lit';
import {keyed} from 'lit/directives/keyed.js';
import {PageElement} from '../core/page-element.js';
import {followLinks, route} from '../core/router.js';
import {setTitle} from '../core/title.js';
import {draw, isPage, load} from './pages.js';
import {Scrolled} from './scrolled.js';
import './top-nav.js';

const AGAIN_MS = 3_000;

/** The frame around every page, and which page is open. */
class GauntletApp extends PageElement {
  static properties = {route: {state: true}, loaded: {state: true}, failed: {state: true}};

  #path = location.pathname;
  #scrolled = new Scrolled();

  constructor() {
    super();
    this.route = route(location.pathname);
    this.loaded = '';
    this.failed = false;
    this.#load();
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener('popstate', this.#moved);
    document.addEventListener('click', followLinks);
    this.#scrolled.start();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('popstate', this.#moved);
    document.removeEventListener('click', followLinks);
    this.#scrolled.stop();
  }

  async #load() {
    const {page} = this.route;
    this.failed = false;
    setTitle();
    try {
      await load(page);
    } catch {
      if (page === this.route.page) {
        this.failed = true;
        this.#reloadOnceItAnswers();
      }
    }
    if (page === this.route.page) this.loaded = page;
  }

  /** A module that could not be fetched is fetched anew only by another document. */
  async #reloadOnceItAnswers() {
    await new Promise(later => setTimeout(later, AGAIN_MS));
    if (!this.failed || !this.isConnected) return;
    try {
      await fetch(location.pathname, {method: 'HEAD'});
      location.reload();
    } catch {
      this.#reloadOnceItAnswers();
    }
  }

  #moved = async () => {
    if (location.pathname === this.#path) return;
    this.#scrolled.left();
    this.#path = location.pathname;
    this.route = route(location.pathname);
    await this.#load();
    await this.updateComplete;
    this.#scrolled.arrived();
    // Tells a screen reader where it is now, unless the page has said so itself.
    const main = this.querySelector('main');
    if (!main?.contains(document.activeElement)) main?.focus({preventScroll: true});
  };

  render() {
    return html`
      <top-nav .page=${this.route.page}></top-nav>
      <main id="content" tabindex="-1">${this.#page()}</main>`;
  }

  #page() {
    const {page} = this.route;
    if (!isPage(page)) {
      return html`<div class="page-head"><h1>There is no such page</h1>
        <p><a href="/">Go to the start</a></p></div>`;
    }
    if (this.loaded !== page) return nothing;
    if (this.failed) {
      return html`<p class="notice bad" role="alert">This page could not be loaded: the server does not answer. It is loaded once it does.
        <a href="" @click=${event => { event.preventDefault(); location.reload(); }}>Try again</a></p>`;
    }
    return keyed(location.pathname, draw(this.route));
  }
}
customElements.define('gauntlet-app', GauntletApp);
