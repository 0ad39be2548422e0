// Scenarios from what somebody pasted. Pure: no DOM, no network.
import {parseCsv} from './csv.js';

export const MOST_SCENARIOS = 1_000;
export const COLUMNS = ['id', 'goal', 'persona', 'userMessage', 'weight'];

const LONGEST_ID = 200;
const HEAVIEST = 1_000_000;
const SEPARATORS = [',', ';', '\t'];
const known = new Map(COLUMNS.map(column => [column.toLowerCase(), column]));

/**
 * Reads scenarios from CSV with a head, from JSONL, or from a JSON array.
 *
 * @return {format, scenarios, lines, errors}: the format in words; the scenarios as a start takes
 *   them; the line of each, from 1; and what is wrong as {line, message}, line 0 for the whole
 */
export function parseScenarios(text) {
  const content = text.replace(/^\uFEFF/, '');
  const begin = content.trimStart()[0];
  if (begin === undefined) return {format: '', scenarios: [], lines: [], errors: []};
  const read = begin === '[' ? fromArray(content) : begin === '{' ? fromLines(content) : fromCsv(content);
  return check(read);
}

function fromCsv(text) {
  const head = text.trimStart().split(/[\r\n]/, 1)[0];
  const columnsBy = separator => head.split(separator).filter(name => known.has(columnName(name))).length;
  const separator = SEPARATORS.reduce((best, next) => (columnsBy(next) > columnsBy(best) ? next : best));
  const {records, errors} = parseCsv(text, separator);
  const [first, ...rest] = records;
  const names = first.cells.map(cell => known.get(columnName(cell)) ?? cell.trim());
  if (!names.includes('id')) {
    const message = `has no column "id": the first line names the columns, of ${COLUMNS.join(', ')}.`;
    return {format: 'CSV', entries: [], errors: [{line: first.line, message}, ...errors]};
  }
  names.forEach((name, index) => {
    if (!COLUMNS.includes(name)) errors.push({line: first.line, message: unknown(name)});
    if (names.indexOf(name) !== index) errors.push({line: first.line, message: `names the column "${name}" twice.`});
  });
  const entries = [];
  for (const {line, cells} of rest) {
    if (cells.length !== names.length) {
      errors.push({line, message: `has ${fields(cells.length)} where the first line names ${names.length}.`});
    }
    const filled = names.map((name, index) => [name, cells[index] ?? ''])
      .filter(([name, cell]) => COLUMNS.includes(name) && cell.trim() !== '');
    entries.push({line, value: Object.fromEntries(filled)});
  }
  return {format: 'CSV', entries, errors};
}

const columnName = cell => cell.trim().replace(/^"|"$/g, '').replace(/[ _]/g, '').toLowerCase();
const fields = number => `${number} field${number === 1 ? '' : 's'}`;

function fromLines(text) {
  const entries = [];
  const errors = [];
  text.split(/\r\n|\n|\r/).forEach((content, index) => {
    if (!content.trim()) return;
    try {
      entries.push({line: index + 1, value: JSON.parse(content)});
    } catch {
      errors.push({line: index + 1, message: 'is not JSON. In JSONL each line is one object.'});
    }
  });
  return {format: 'JSONL', entries, errors};
}

function fromArray(text) {
  try {
    const values = JSON.parse(text);
    return {format: 'JSON', entries: values.map((value, index) => ({line: index + 1, value, counted: 'entry'})), errors: []};
  } catch (error) {
    return {format: 'JSON', entries: [], errors: [{line: lineOf(error, text), message: 'is where it stops being a JSON array.'}]};
  }
}

/** Engines say where in words of their own: a line, a position, or that the text ended. */
function lineOf(error, text) {
  const line = /line (\d+)/.exec(error.message);
  if (line) return Number(line[1]);
  const position = /position (\d+)/.exec(error.message);
  return text.slice(0, position ? Number(position[1]) : text.length).split('\n').length;
}

function check({format, entries, errors}) {
  const found = [...errors];
  const scenarios = [];
  const lines = [];
  const seen = new Map();
  for (const {line, value, counted} of entries) {
    const wrong = message => found.push({line, message, counted});
    const scenario = scenarioOf(value, wrong);
    if (!scenario) continue;
    if (seen.has(scenario.id)) wrong(`has the id "${shortened(scenario.id)}" of ${counted ?? 'line'} ${seen.get(scenario.id)}.`);
    seen.set(scenario.id, line);
    scenarios.push(scenario);
    lines.push(line);
  }
  if (scenarios.length > MOST_SCENARIOS) {
    found.push({line: 0, message: `There are ${scenarios.length} scenarios; a run takes at most ${MOST_SCENARIOS}.`});
  }
  found.sort((a, b) => a.line - b.line);
  return {format, scenarios, lines, errors: found};
}

function scenarioOf(value, wrong) {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    wrong('is not an object with an id.');
    return null;
  }
  const scenario = {};
  for (const [name, content] of Object.entries(value)) {
    const field = COLUMNS.includes(name) ? name : null;
    if (!field) wrong(unknown(name));
    else if (content !== null && content !== '') scenario[field] = field === 'weight' ? weightOf(content, wrong) : textOf(field, content, wrong);
  }
  if (scenario.id === undefined) wrong('has no id.');
  else if (scenario.id.length > LONGEST_ID) wrong(`has an id of more than ${LONGEST_ID} characters.`);
  return scenario.id === undefined ? null : scenario;
}

function textOf(name, content, wrong) {
  if (typeof content === 'string') return name === 'id' ? content.trim() : content;
  if (name === 'id' && typeof content === 'number') return String(content);
  wrong(`has a ${name} that is not text.`);
  return '';
}

function weightOf(content, wrong) {
  const weight = typeof content === 'string' ? Number(content.trim().replace(/^$/, 'none')) : content;
  if (typeof weight === 'number' && weight >= 0 && weight <= HEAVIEST) return weight;
  wrong(`has the weight "${shortened(String(content))}", which is not a number from 0 to 1,000,000.`);
  return 1;
}

const unknown = name => `has "${shortened(name)}", which is not one of ${COLUMNS.join(', ')}.`;

const shortened = text => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

/** What is wrong, with its place, as a sentence. */
export const errorWords = ({line, message, counted}) =>
  line ? `${counted === 'entry' ? 'Entry' : 'Line'} ${line} ${message}` : message;
