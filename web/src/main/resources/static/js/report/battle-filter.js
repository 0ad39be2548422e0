// Which battles of a run are listed, as the page's address and the API say it.

export const FILTERS = ['state', 'endedReason', 'criterion', 'met'];

/** The address of this page with the list of battles filtered so, and by nothing else. */
export function battlesAddress(filter) {
  const params = new URLSearchParams(location.search);
  FILTERS.forEach(name => params.delete(name));
  Object.entries(filter).forEach(([name, value]) => params.set(name, value));
  return `${location.pathname}?${params}#battles`;
}

/** What the filters of an address ask the API for. */
export function askedFor(query) {
  const params = new URLSearchParams();
  FILTERS.forEach(name => {
    const value = query.get(name);
    if (value) params.set(name, value);
  });
  return params;
}
