import {html, nothing} from 'lit';
import {count} from '../core/format.js';
import {areaField} from '../core/fields.js';
import {COLUMNS, errorWords, MOST_SCENARIOS} from './scenario-parser.js';

const MOST_SHOWN = 100;
const MOST_ERRORS = 20;
const EXAMPLE = 'id,goal,persona,userMessage,weight\nhelmet,"Get a refund for the helmet, which arrived cracked",Mara,,1';

/** What cannot be read is said where its text would be. */
async function take(file, set) {
  if (!file) return;
  try {
    set(await file.text());
  } catch {
    set(`${file.name} could not be read.`);
  }
}

/** The same file can be chosen again, after it was changed. */
function chosen({target}, set) {
  take(target.files[0], set);
  target.value = '';
}

function dropped(event, set) {
  const [file] = event.dataTransfer.files;
  if (!file) return;
  event.preventDefault();
  take(file, set);
}

/** What the server finds wrong with the scenarios, at the places they were read from. */
function refused(wrong, read) {
  return read.scenarios.flatMap((scenario, index) => COLUMNS
    .map(column => [column, wrong(`scenarios[${index}].${column}`)])
    .filter(([, words]) => words)
    .map(([column, words]) => `Line ${read.lines[index]}, ${column} ${words}`));
}

/**
 * A field for scenarios as text or from a file, and what was understood of it.
 *
 * @param text what was pasted
 * @param set takes another text
 * @param wrong says what is wrong with the fields of some names
 * @param read the scenarios as they were understood
 */
export function scenarioPaste({text, set, wrong, read}) {
  const errors = [...read.errors.map(errorWords), ...refused(wrong, read)];
  const more = errors.length - MOST_ERRORS;
  return html`<div class="scenario-paste" @dragover=${event => event.preventDefault()} @drop=${event => dropped(event, set)}>
    ${areaField({
      id: 'run-pasted',
      label: 'Scenarios as CSV, JSONL or a JSON array',
      hint: `Paste them, or drop a file here. CSV begins with a line that names its columns, of ${COLUMNS.join(', ')}. At most ${MOST_SCENARIOS.toLocaleString('en')}.`,
      wrong: errors.length ? errors.slice(0, MOST_ERRORS).join('\n') + (more > 0 ? `\nAnd ${more} more.` : '') : '',
    }, text, set, {rows: 6, mono: true, placeholder: EXAMPLE})}
    <label class="button scenario-file">Choose a file
      <input type="file" class="hidden-text" accept=".csv,.tsv,.txt,.json,.jsonl,.ndjson"
        @change=${event => chosen(event, set)}></label>
  </div>
  ${understood(read)}`;
}

function understood({format, scenarios}) {
  if (!scenarios.length) return nothing;
  const left = scenarios.length - MOST_SHOWN;
  return html`<p class="hint" role="status">Understood as ${format}: ${count(scenarios.length, 'scenario')}.</p>
    <div class="table-scroll scenario-table" tabindex="0" role="region" aria-label="Scenarios as they were understood"><table>
      <thead><tr><th scope="col">Id</th><th scope="col">Goal</th><th scope="col">Persona</th>
        <th scope="col">Opening line</th><th scope="col" class="num">Weight</th></tr></thead>
      <tbody>${scenarios.slice(0, MOST_SHOWN).map(each => html`<tr>
        <th scope="row" dir="auto">${each.id}</th><td dir="auto">${each.goal}</td><td dir="auto">${each.persona}</td>
        <td dir="auto">${each.userMessage}</td><td class="num">${each.weight ?? 1}</td></tr>`)}</tbody>
    </table></div>
    ${left > 0 ? html`<p class="hint">And ${left} more.</p>` : nothing}`;
}
