// What a reader does with a page, for those that scroll it by themselves.

/** The events by which a reader moves a page, or what is on it. */
export const BY_HAND = ['wheel', 'touchmove', 'keydown', 'pointerdown'];

/** Whether it may lead to another page at once. */
export const mayLead = event => event.type === 'pointerdown' || event.key === 'Enter';
