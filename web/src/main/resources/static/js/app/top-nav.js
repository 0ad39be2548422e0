import {html, nothing} from 'lit';
import {PageElement} from '../core/page-element.js';
import '../health/health-dot.js';

const ENTRIES = [
  ['Start', '/', ['hub']],
  ['Battles', '/battles', ['battles', 'battle', 'transcripts']],
  ['Runs', '/runs', ['runs', 'run', 'start-run', 'comparison']],
  ['Timeline', '/timeline', ['timeline']],
  ['Agents', '/agents', ['agents', 'agent']],
  ['Templates', '/templates', ['templates', 'template']],
  ['Search', '/search', ['search']],
  ['Health', '/health', ['health']],
];

/** The way to every page. */
class TopNav extends PageElement {
  static properties = {page: {}};

  /** On a narrow screen the entries scroll: the one that is open is among those seen. */
  updated() {
    const list = this.querySelector('nav ul');
    const open = list.querySelector('[aria-current]');
    if (open) list.scrollLeft = open.offsetLeft - (list.clientWidth - open.offsetWidth) / 2;
  }

  render() {
    return html`<header class="top"><div>
      <a class="brand" href="/"><img src="/favicon.svg" alt="" width="24" height="24">Gauntlet</a>
      <nav aria-label="Pages"><ul>${ENTRIES.map(([words, path, pages]) => html`
        <li><a href=${path} aria-current=${pages.includes(this.page) ? 'page' : nothing}>${words}</a></li>`)}
      </ul></nav>
      <health-dot></health-dot>
    </div></header>`;
  }
}
customElements.define('top-nav', TopNav);
