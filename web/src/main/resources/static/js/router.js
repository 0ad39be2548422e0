// Which page a path shows, and moving between them without a reload.

export function route(path) {
  if (path === '/' || path === '/index.html') return {page: 'home'};
  const match = /^\/battles\/([^/]+)\/?$/.exec(path);
  try {
    return match ? {page: 'battle', id: decodeURIComponent(match[1])} : {page: 'unknown'};
  } catch {
    return {page: 'unknown'};
  }
}

export const battlePath = id => `/battles/${encodeURIComponent(id)}`;

export function go(path) {
  history.pushState(null, '', path);
  dispatchEvent(new PopStateEvent('popstate'));
}

/** Follows a link of the page in place; leaves every other click to the browser. */
export function followLinks(event) {
  const plain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
  const link = event.target.closest?.('a[href]');
  if (!plain || event.defaultPrevented || !link || link.target || link.origin !== location.origin) return;
  if (link.hash || route(link.pathname).page === 'unknown') return;
  event.preventDefault();
  go(link.pathname);
}
