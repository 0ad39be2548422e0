import {html, nothing} from 'lit';

const FORMS = [
  ['PDF', 'report.pdf'],
  ['CSV', 'report.csv'],
  ['JSON', 'report.json'],
  ['HTML', 'report.html'],
  ['JSONL', 'export.jsonl'],
  ['ZIP', 'export.zip'],
];

/** The report and the conversations in every form. */
export function downloadsView({runId, partial}) {
  const run = `/api/scale/${encodeURIComponent(runId)}`;
  return html`<section class="report-downloads" aria-labelledby="report-downloads">
    <h3 id="report-downloads">Download</h3>
    <ul>${FORMS.map(([words, path]) => html`<li>
      <a class="button" download href="${run}/${path}${partial ? '?partial=true' : ''}">${words}</a></li>`)}</ul>
    <p class="hint">JSONL has the conversations, ZIP all of it.
      ${partial ? 'The run is not finished, so each has the part that is there.' : nothing}</p>
  </section>`;
}
