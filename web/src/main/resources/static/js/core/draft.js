// What somebody has typed and not sent yet, kept for as long as the tab is open.

const place = name => `gauntlet.draft.${name}`;

/** The draft of a form over its defaults. */
export function loadDraft(name, defaults) {
  try {
    return {...defaults, ...JSON.parse(sessionStorage.getItem(place(name)) ?? '{}')};
  } catch {
    return {...defaults};
  }
}

export function saveDraft(name, values) {
  try {
    sessionStorage.setItem(place(name), JSON.stringify(values));
  } catch {
    // The store is full or switched off: the page works without.
  }
}

export function dropDraft(name) {
  try {
    sessionStorage.removeItem(place(name));
  } catch {
    // There was none.
  }
}
