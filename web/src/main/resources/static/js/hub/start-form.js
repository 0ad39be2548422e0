import {html, nothing} from 'lit';
import {Lost, newKey, providers, start} from '../core/api.js';
import {battlePath, go} from '../core/router.js';
import {PageElement} from '../core/page-element.js';
import {Poll} from '../core/poll.js';

const OTHER = '\u0000other';
const SMALL_MODELS = ['sim-capable', 'gpt-4.1-mini'];

// The names that problem documents give the fields, nested or flat.
const FIELDS = {
  provider: 'agent.provider',
  model: 'agent.model',
  systemPrompt: 'agent.systemPrompt',
  goal: 'goal',
  persona: 'opponent.persona',
  userMessage: 'userMessage',
  messageLimit: 'messageLimit',
  maxUsd: 'maxUsdPerConversation',
};

const EXAMPLE = {
  systemPrompt:
    'You answer for a small bicycle shop. Be brief and kind. Damaged goods are refunded within 30 days; ask for the order number before you decide.',
  goal: 'The agent confirms a refund for the damaged helmet of order 4711.',
  persona: 'Mara, friendly and short of time. Her order 4711 came yesterday; the helmet in it is cracked.',
  userMessage: '',
  messageLimit: '12',
  maxUsd: '',
};

/** Starts a battle; filled so that one click plays the offline example. */
class StartForm extends PageElement {
  static properties = {
    providers: {state: true},
    values: {state: true},
    sending: {state: true},
    failure: {state: true},
  };

  #poll = new Poll(this, () => this.#load(), 2_000, 10_000);
  #key = '';

  constructor() {
    super();
    this.providers = null;
    this.values = {provider: 'simulated', model: 'sim-capable', otherModel: '', ...EXAMPLE};
    this.sending = false;
    this.failure = null;
  }

  async #load() {
    this.providers = await providers();
    const usable = this.providers.filter(provider => provider.configured);
    if (usable.length && !usable.some(provider => provider.name === this.values.provider)) {
      this.#choose(usable[0].name);
    } else {
      this.#choose(this.values.provider);
    }
    return true;
  }

  get #provider() {
    return this.providers?.find(provider => provider.name === this.values.provider);
  }

  #choose(name) {
    const models = this.providers?.find(provider => provider.name === name)?.models ?? [];
    const names = models.map(model => model.name);
    const model = SMALL_MODELS.find(small => names.includes(small)) ?? names[0] ?? OTHER;
    this.values = {...this.values, provider: name, model};
  }

  #set(name, value) {
    this.#key = '';
    this.values = {...this.values, [name]: value};
  }

  #body() {
    const {values} = this;
    const filled = value => (String(value).trim() === '' ? undefined : value);
    const numeric = value => (filled(value) === undefined ? undefined : Number(value));
    return {
      agent: {
        provider: values.provider,
        model: (values.model === OTHER ? values.otherModel : values.model).trim(),
        systemPrompt: filled(values.systemPrompt),
      },
      opponent: {type: 'simulated', persona: filled(values.persona)},
      goal: values.goal,
      userMessage: filled(values.userMessage),
      messageLimit: numeric(values.messageLimit),
      maxUsdPerConversation: numeric(values.maxUsd),
    };
  }

  async #start(event) {
    event.preventDefault();
    if (this.sending) return;
    this.sending = true;
    this.failure = null;
    // The same key until an answer came, so that a lost answer is not a second battle.
    this.#key ||= newKey();
    try {
      const started = await start(this.#body(), this.#key);
      this.#key = '';
      go(battlePath(started.conversationId));
    } catch (failure) {
      if (!(failure instanceof Lost)) this.#key = '';
      this.failure = failure;
      await this.updateComplete;
      (this.querySelector('[aria-invalid="true"]') ?? this.querySelector('.failure'))?.focus();
    } finally {
      this.sending = false;
    }
  }

  #wrong(name) {
    const path = FIELDS[name];
    const flat = path.split('.').pop();
    return (this.failure?.errors ?? [])
      .filter(error => error.field === path || error.field === flat)
      .map(error => error.message)
      .join(' ');
  }

  #strayErrors() {
    const known = Object.values(FIELDS).flatMap(path => [path, path.split('.').pop()]);
    return (this.failure?.errors ?? []).filter(error => !known.includes(error.field));
  }

  render() {
    const simulated = this.values.provider === 'simulated';
    return html`
      <form class="card start" novalidate aria-labelledby="start-title" @submit=${this.#start}>
        <header>
          <h2 id="start-title">Start a battle</h2>
          <p class="hint">An agent answers a simulated user; a judge says after each answer whether the goal is reached.</p>
        </header>
        ${this.#failureNotice()}
        ${this.#poll.lostSince ? html`<p class="notice" role="status">The server does not answer; trying again.</p>` : nothing}
        ${this.#poll.problem ? html`<p class="notice bad" role="alert">${this.#poll.problem.message}</p>` : nothing}
        <fieldset>
          <legend>The agent under test</legend>
          <div class="pair">${this.#providerField()} ${this.#modelField()}</div>
          ${this.#text('systemPrompt', 'System prompt', 3)}
        </fieldset>
        <fieldset>
          <legend>The simulated user</legend>
          ${this.#text('goal', 'Goal', 2)}
          ${this.#text('persona', 'Persona', 2)}
          ${this.#text('userMessage', 'Opening line', 1, 'Optional: the simulated user finds one')}
        </fieldset>
        <fieldset>
          <legend>Limits</legend>
          <div class="pair">
            ${this.#number('messageLimit', 'Messages at most', {min: 2, max: 200, step: 1})}
            ${this.#number('maxUsd', 'Budget in USD', {min: 0, step: 'any'}, this.#budgetHint())}
          </div>
        </fieldset>
        <div class="actions">
          <button class="primary" aria-disabled=${String(this.sending)}>
            ${this.sending ? 'Starting…' : 'Start the battle'}
          </button>
          ${simulated
            ? html`<span class="label simulated">simulated, offline</span><span class="hint">No key, no cost.</span>`
            : html`<span class="hint">This asks a model and may cost money.</span>`}
        </div>
      </form>`;
  }

  #failureNotice() {
    if (!this.failure) return nothing;
    const stray = this.#strayErrors();
    return html`<div class="notice bad failure" role="alert" tabindex="-1">
      ${this.failure.message}
      ${stray.length ? html`<ul>${stray.map(error => html`<li>${error.field}: ${error.message}</li>`)}</ul>` : nothing}
    </div>`;
  }

  #budgetHint() {
    const model = this.#provider?.models?.find(model => model.name === this.values.model);
    return model?.priced === false ? 'No price is known for this model, so it takes no budget.' : '';
  }

  #field(name, label, control, hint = '') {
    const wrong = this.#wrong(name);
    return html`<div class="field">
      <label for="start-${name}">${label}</label>
      ${control(wrong)}
      ${hint ? html`<span class="hint" id="start-${name}-hint">${hint}</span>` : nothing}
      ${wrong ? html`<span class="wrong" id="start-${name}-wrong">${wrong}</span>` : nothing}
    </div>`;
  }

  #about(name, wrong, hint = '') {
    const ids = [hint && `start-${name}-hint`, wrong && `start-${name}-wrong`].filter(Boolean);
    return ids.length ? ids.join(' ') : nothing;
  }

  #providerField() {
    const all = this.providers ?? [{name: 'simulated', configured: true}];
    return this.#field('provider', 'Provider', wrong => html`
      <select id="start-provider" aria-invalid=${wrong ? 'true' : nothing}
        aria-describedby=${this.#about('provider', wrong)}
        @change=${event => { this.#key = ''; this.#choose(event.target.value); }}>
        ${all.map(provider => html`<option value=${provider.name} ?disabled=${!provider.configured}
          .selected=${provider.name === this.values.provider}>${provider.name}${provider.name === 'simulated'
            ? ' (offline)' : provider.configured ? '' : ' (no key)'}</option>`)}
      </select>`);
  }

  #modelField() {
    const models = this.#provider?.models ?? (this.providers ? [] : [{name: 'sim-capable'}]);
    const other = this.values.model === OTHER;
    const free = wrong => html`<input id=${models.length ? 'start-other-model' : 'start-model'}
      aria-label=${models.length ? 'Name of the other model' : nothing}
      aria-invalid=${wrong ? 'true' : nothing} aria-describedby=${this.#about('model', wrong)}
      autocomplete="off" spellcheck="false" placeholder="Name of the model" .value=${this.values.otherModel}
      @input=${event => this.#set('otherModel', event.target.value)}>`;
    return this.#field('model', 'Model', wrong => models.length ? html`
      <select id="start-model" aria-invalid=${wrong && !other ? 'true' : nothing}
        aria-describedby=${this.#about('model', wrong)}
        @change=${event => this.#set('model', event.target.value)}>
        ${models.map(model => html`<option value=${model.name}
          .selected=${model.name === this.values.model}>${model.name}</option>`)}
        <option value=${OTHER} .selected=${other}>another…</option>
      </select>
      ${other ? free(wrong) : nothing}` : free(wrong));
  }

  #text(name, label, rows, hint = '') {
    const input = event => this.#set(name, event.target.value);
    return this.#field(name, label, wrong => rows > 1
      ? html`<textarea id="start-${name}" rows=${rows} .value=${this.values[name]} @input=${input}
          aria-invalid=${wrong ? 'true' : nothing} aria-describedby=${this.#about(name, wrong)}></textarea>`
      : html`<input id="start-${name}" .value=${this.values[name]} @input=${input} placeholder=${hint}
          autocomplete="off" aria-invalid=${wrong ? 'true' : nothing} aria-describedby=${this.#about(name, wrong)}>`);
  }

  #number(name, label, {min, max, step}, hint = '') {
    return this.#field(name, label, wrong => html`<input id="start-${name}" type="number" inputmode="decimal"
      min=${min ?? nothing} max=${max ?? nothing} step=${step} .value=${this.values[name]}
      placeholder=${name === 'maxUsd' ? 'no budget' : nothing}
      @input=${event => this.#set(name, event.target.value)}
      aria-invalid=${wrong ? 'true' : nothing} aria-describedby=${this.#about(name, wrong, hint)}>`, hint);
  }
}
customElements.define('start-form', StartForm);
