// Which page an address shows, and moving between addresses without a reload.

const PATTERNS = [
  ['hub', /^\/(?:index\.html)?$/],
  ['battles', /^\/battles\/?$/],
  ['battle', /^\/battles\/([^/]+)\/?$/],
  ['transcripts', /^\/transcripts\/?$/],
  ['runs', /^\/runs\/?$/],
  ['run', /^\/runs\/([^/]+)\/?$/],
  ['start-run', /^\/start\/run\/?$/],
  ['comparison', /^\/comparison\/?$/],
  ['timeline', /^\/timeline\/?$/],
  ['agents', /^\/agents\/?$/],
  ['agent', /^\/agents\/([^/]+)\/?$/],
  ['templates', /^\/templates\/?$/],
  ['template', /^\/templates\/([^/]+)\/?$/],
  ['search', /^\/search\/?$/],
  ['health', /^\/health\/?$/],
];

/** The page of a path, and the id in it; the page is 'unknown' where there is none. */
export function route(path) {
  for (const [page, pattern] of PATTERNS) {
    const match = pattern.exec(path);
    if (match) {
      try {
        return {page, id: match[1] === undefined ? '' : decodeURIComponent(match[1])};
      } catch {
        break;
      }
    }
  }
  return {page: 'unknown', id: ''};
}

export const battlePath = id => `/battles/${encodeURIComponent(id)}`;
export const runPath = id => `/runs/${encodeURIComponent(id)}`;
export const agentPath = id => `/agents/${encodeURIComponent(id)}`;
export const templatePath = id => `/templates/${encodeURIComponent(id)}`;

const moved = () => dispatchEvent(new PopStateEvent('popstate'));

export function go(path) {
  history.pushState(null, '', path);
  moved();
}

/** Follows a link of the page in place; leaves every other click to the browser. */
export function followLinks(event) {
  const plain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
  const link = event.target.closest?.('a[href]');
  if (!plain || event.defaultPrevented || !link || link.target || link.hasAttribute('download')) return;
  if (link.origin !== location.origin || route(link.pathname).page === 'unknown') return;
  const here = link.pathname === location.pathname && link.search === location.search;
  if (here && link.hash) return;
  event.preventDefault();
  go(link.pathname + link.search + link.hash);
}

/** What stands in the address behind the question mark; its host is drawn again when that changes. */
export class Query {
  constructor(host, changed = () => {}) {
    this.host = host;
    this.changed = changed;
    host.addController(this);
  }

  hostConnected() {
    addEventListener('popstate', this.#moved);
  }

  hostDisconnected() {
    removeEventListener('popstate', this.#moved);
  }

  #moved = () => {
    this.changed();
    this.host.requestUpdate();
  };

  get(name, fallback = '') {
    return new URLSearchParams(location.search).get(name) ?? fallback;
  }

  /**
   * Puts values into the address; an empty one is taken out. With `push` it is another place, to
   * which the back button leads back, and what stood behind the # goes.
   */
  set(values, {push = false} = {}) {
    const params = new URLSearchParams(location.search);
    for (const [name, value] of Object.entries(values)) {
      if (value == null || value === '') params.delete(name);
      else params.set(name, value);
    }
    const search = params.toString();
    const address = location.pathname + (search ? `?${search}` : '');
    if (push) history.pushState(null, '', address);
    else history.replaceState(history.state, '', address + location.hash);
    moved();
  }
}
