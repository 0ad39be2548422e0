/** Says in the tab what is open. */
export function setTitle(...words) {
  document.title = [...words.filter(Boolean), 'Gauntlet'].join(' · ');
}
