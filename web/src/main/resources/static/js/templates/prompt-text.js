// The text of a template taken apart as the server takes it apart: {{name}} is a variable, \{{ is
// two braces that are text, \\{{ a backslash in front of a variable. Pure functions: no DOM.

const OPENING = /(\\*)\{\{/g;
const NAME = /^[A-Za-z_][A-Za-z0-9_-]{0,63}$/;

/**
 * Its parts in their order, up to where it is wrong.
 *
 * @return {text} for what is text, {text, name} for what is a variable; texts are as they are written
 */
export function promptParts(template) {
  const parts = [];
  let from = 0;
  for (const opening of template.matchAll(OPENING)) {
    const begin = opening.index + opening[1].length;
    if (begin < from || opening[1].length % 2) continue;
    const closing = template.indexOf('}}', begin + 2);
    const name = closing < 0 ? '' : template.slice(begin + 2, closing).trim();
    if (!NAME.test(name)) break;
    parts.push({text: template.slice(from, begin)}, {text: template.slice(begin, closing + 2), name});
    from = closing + 2;
  }
  return [...parts, {text: template.slice(from)}].filter(part => part.text);
}

/** The names of its variables, each once, in the order in which they come. */
export const promptNames = template =>
  [...new Set(promptParts(template).map(part => part.name).filter(Boolean))];
