import {get, providers} from '../core/api.js';
import {Poll} from '../core/poll.js';

const MOST = 200;
const AGAIN_MS = 3_000;
const agentAddress = id => `/api/agents/${encodeURIComponent(id)}`;

/** What a start can name: providers, stored agents and prompt templates, asked for until they come. */
export class Catalogue {
  providers = null;
  agents = null;
  templates = null;
  #single = new Map();

  /**
   * @param host the component that shows it
   * @param loaded told once it is there
   */
  constructor(host, loaded) {
    this.host = host;
    this.poll = new Poll(host, async () => {
      const [models, agents, templates] = await Promise.all([
        providers(),
        get(`/api/agents?limit=${MOST}`),
        get(`/api/prompt-templates?limit=${MOST}`),
      ]);
      this.providers = models;
      this.agents = agents.items;
      this.templates = templates.items;
      loaded();
      return Poll.DONE;
    }, 2_000, 10_000);
  }

  modelsOf(provider) {
    return this.providers?.find(({name}) => name === provider)?.models ?? [];
  }

  /** A stored agent, in a version or the newest: null while it is asked for, false when there is none. */
  agent(id, version) {
    const newest = this.agents?.find(agent => agent.id === id);
    if (newest && (!version || String(newest.version) === version)) return newest;
    return this.#one(agentAddress(id) + (version ? `/versions/${encodeURIComponent(version)}` : ''));
  }

  /** A template: null while it is asked for, false when there is none. */
  template(id) {
    return this.templates?.find(template => template.id === id)
      ?? this.#one(`/api/prompt-templates/${encodeURIComponent(id)}`);
  }

  /** What could not be asked for is asked for again. */
  #missing(path, failure) {
    if (failure.status === 404) {
      this.#single.set(path, false);
      return;
    }
    setTimeout(() => {
      this.#single.delete(path);
      this.host.requestUpdate();
    }, AGAIN_MS);
  }

  #one(path) {
    if (!this.agents) return null;
    if (!this.#single.has(path)) {
      this.#single.set(path, null);
      get(path)
        .then(found => this.#single.set(path, found), failure => this.#missing(path, failure))
        .finally(() => this.host.requestUpdate());
    }
    return this.#single.get(path);
  }
}
