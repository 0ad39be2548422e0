// The REST contract, as far as the page uses it.

const TIMEOUT_MS = 35_000;
const CLOCK_MS = 2_000;
let clockOffsetMs = 0;

/** The server refused, and says why (RFC 9457). */
export class Problem extends Error {
  constructor(status, body) {
    super(body?.detail || body?.title || `The server answered with status ${status}.`);
    this.status = status;
    this.code = body?.code ?? '';
    this.body = body;
    this.errors = Array.isArray(body?.errors) ? body.errors : [];
  }
}

/** No usable answer came: the server is away, or a gateway stands before it. */
export class Lost extends Error {}

/** Whether what was asked for may have been done all the same. */
export const isUnsure = failure => failure instanceof Lost || failure.status >= 500;

/** The server's time, so that ages are right when the clocks differ. */
export function serverNow() {
  return Date.now() + clockOffsetMs;
}

async function request(method, path, body, headers = {}) {
  const asked = Date.now();
  let response;
  try {
    response = await fetch(path, {
      method,
      headers: {
        Accept: 'application/json, application/problem+json',
        ...(body === undefined ? {} : {'Content-Type': 'application/json'}),
        ...headers,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
      cache: 'no-store',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
  } catch (cause) {
    throw new Lost('The server does not answer.', {cause});
  }
  setClock(asked, Date.parse(response.headers.get('Date') ?? ''));
  if ([502, 503, 504].includes(response.status) && !isJson(response)) {
    throw new Lost(`The server does not answer (status ${response.status}).`);
  }
  let answer = null;
  if (![204, 304].includes(response.status)) {
    try {
      answer = await response.json();
    } catch (cause) {
      if (response.ok) {
        throw new Lost('The answer of the server was cut off.', {cause});
      }
    }
  }
  if (!response.ok && response.status !== 304) {
    throw new Problem(response.status, answer);
  }
  return {response, answer};
}

/** A slow answer, such as one that slept with the machine, says nothing about the clocks. */
function setClock(asked, date) {
  const now = Date.now();
  if (Number.isNaN(date) || now - asked > CLOCK_MS) return;
  clockOffsetMs = Math.abs(date - now) > CLOCK_MS ? date - now : 0;
}

const isJson = response => /\bjson\b|\+json/.test(response.headers.get('Content-Type') ?? '');

/** Asks, and gives the answer's body; throws a {@link Problem} or is {@link Lost}. */
export const call = async (method, path, body, headers) => (await request(method, path, body, headers)).answer;
export const get = path => call('GET', path);
export const post = (path, body = {}, headers = {}) => call('POST', path, body, headers);

/** For what may have been deleted: null where there is none; every other failure goes on. */
export function orNull(failure) {
  if (failure.status === 404) return null;
  throw failure;
}

/** What a path answers, sent again by the server only when it has become another one (ETag). */
export class Watched {
  value = null;
  #etag = '';

  constructor(path) {
    this.path = path;
  }

  /** Asks now; whether the value is another one than before. */
  async read() {
    const {response, answer} = await request('GET', this.path, undefined,
      this.#etag ? {'If-None-Match': this.#etag} : {});
    if (response.status === 304) return false;
    this.#etag = response.headers.get('ETag') ?? '';
    this.value = answer;
    return true;
  }
}

const battle = id => `/api/battles/${encodeURIComponent(id)}`;

export const providers = async () => (await get('/api/providers')).providers ?? [];
export const battles = async limit => (await get(`/api/battles?limit=${limit}`)).items ?? [];
export const stored = id => get(battle(id));
export const status = id => get(`${battle(id)}/status`);
export const messages = (id, sinceSeq) => get(`${battle(id)}/messages?sinceSeq=${sinceSeq}`);
export const events = (id, after) => get(`${battle(id)}/events?after=${after}`);
export const start = (body, key) => post('/api/battles/start', body, {'Idempotency-Key': key});
export const pause = id => post(`${battle(id)}/pause`);
export const resume = id => post(`${battle(id)}/resume`);
export const cancel = (id, reason) => post(`${battle(id)}/cancel`, {reason});
export const retry = id => post(`${battle(id)}/retry`, {reason: 'retried on the page'});
export const erase = id => call('DELETE', battle(id));

/** A key that makes a start safe to send again. */
export function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
}
