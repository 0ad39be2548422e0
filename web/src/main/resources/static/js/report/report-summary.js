import {html, nothing} from 'lit';
import {count} from '../core/format.js';
import {PageElement} from '../core/page-element.js';
import {agentPath, battlePath} from '../core/router.js';

/** What a model wrote about the run, and that it was one; or why none did. */
class ReportSummary extends PageElement {
  static properties = {report: {}, said: {state: true}};

  constructor() {
    super();
    this.said = '';
  }

  async #copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      this.said = 'Copied.';
    } catch {
      // The browser keeps its clipboard from pages that came without TLS.
      getSelection().selectAllChildren(this.querySelector('.report-prompt'));
      this.said = 'Selected: copy it with the keyboard.';
    }
  }

  render() {
    const {report} = this;
    return html`<section class="card inner" aria-labelledby="report-summary">
      <h3 id="report-summary">What a model makes of it</h3>
      ${report.summaryFailure
        ? html`<p>There is no summary. ${report.summaryFailure.message}</p>`
        : this.#written(report)}
    </section>`;
  }

  #written({summaryModel: {model, provider, read}, summary, stats, revisedPrompt, agentId}) {
    return html`
      <p class="hint">Written by <bdi>${model}</bdi> at <bdi>${provider}</bdi>${read.length
        ? html` after reading ${count(read.length, 'transcript')}:
            ${read.map((id, index) => html`${index ? ', ' : ''}<a href=${battlePath(id)}>${id}</a>`)}` : nothing}.
        It is a reading, not a measurement.</p>
      <p class="report-prose" dir="auto">${summary}</p>
      ${stats.rationale ? html`<h4>Why it thinks so</h4><p class="report-prose" dir="auto">${stats.rationale}</p>` : nothing}
      ${revisedPrompt == null ? nothing : html`
        <h4>The system prompt that it would try next</h4>
        <pre class="report-prompt" tabindex="0" dir="auto">${revisedPrompt}</pre>
        <div class="buttons">
          <button type="button" @click=${() => this.#copy(revisedPrompt)}>Copy the prompt</button>
          ${agentId ? html`<a class="button" href=${agentPath(agentId)}>New version of the agent <bdi>${agentId}</bdi></a>` : nothing}
          <span class="hint" role="status">${this.said}</span>
        </div>`}`;
  }
}
customElements.define('report-summary', ReportSummary);
