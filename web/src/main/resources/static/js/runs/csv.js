// Comma-separated values after RFC 4180. Pure: no DOM, no network.

/**
 * The records of a CSV text, empty lines left out. Lines end with CRLF, LF or CR; a field in double
 * quotes may hold separators, line ends and doubled quotes.
 *
 * @param text the whole text
 * @param separator one character
 * @return {records: [{line, cells}], errors: [{line, message}]}; lines count from 1
 */
export function parseCsv(text, separator = ',') {
  const records = [];
  const errors = [];
  let at = 0;
  let line = 1;

  const atLineEnd = () => at >= text.length || text[at] === '\n' || text[at] === '\r';

  function endLine() {
    if (text[at] === '\r' && text[at + 1] === '\n') at += 1;
    at += 1;
    line += 1;
  }

  function quoted() {
    const begun = line;
    let cell = '';
    at += 1;
    while (at < text.length) {
      if (text[at] === '"' && text[at + 1] === '"') {
        cell += '"';
        at += 2;
      } else if (text[at] === '"') {
        at += 1;
        if (!atLineEnd() && text[at] !== separator) {
          errors.push({line, message: 'has text behind a closing quote.'});
          while (!atLineEnd() && text[at] !== separator) at += 1;
        }
        return cell;
      } else {
        if (text[at] === '\n' || (text[at] === '\r' && text[at + 1] !== '\n')) line += 1;
        cell += text[at];
        at += 1;
      }
    }
    errors.push({line: begun, message: 'opens a quote that is never closed.'});
    return cell;
  }

  function plain() {
    const from = at;
    while (!atLineEnd() && text[at] !== separator) at += 1;
    return text.slice(from, at);
  }

  while (at < text.length) {
    const record = {line, cells: []};
    for (;;) {
      record.cells.push(text[at] === '"' ? quoted() : plain());
      if (text[at] !== separator) break;
      at += 1;
    }
    if (at < text.length) endLine();
    if (record.cells.some(cell => cell.trim() !== '')) records.push(record);
  }
  return {records, errors};
}
