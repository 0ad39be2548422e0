// Where answers stop, as a field with one text a line has them: \n stands for a line break in one.

const ESCAPES = {'\\': '\\\\', '\n': '\\n', '\t': '\\t', '\r': '\\r'};
const MEANT = {n: '\n', t: '\t', r: '\r', '\\': '\\'};

/** One text a line. */
export const stopsOf = texts => texts.map(text => text.replace(/[\\\n\t\r]/g, part => ESCAPES[part])).join('\n');

/** The texts of the lines; empty lines are left out. */
export const stopsFrom = lines => lines.split('\n').filter(line => line !== '')
  .map(line => line.replace(/\\([ntr\\])/g, (whole, letter) => MEANT[letter]));
