// The REST contract, as far as the page uses it.

const TIMEOUT_MS = 35_000;
let clockOffsetMs = 0;

/** The server refused, and says why (RFC 9457). */
export class Problem extends Error {
  constructor(status, body) {
    super(body?.detail || body?.title || `The server answered with status ${status}.`);
    this.status = status;
    this.code = body?.code ?? '';
    this.errors = Array.isArray(body?.errors) ? body.errors : [];
  }
}

/** No usable answer came: the server is away, or a gateway stands before it. */
export class Lost extends Error {}

/** The server's time, so that ages are right when the clocks differ. */
export function serverNow() {
  return Date.now() + clockOffsetMs;
}

async function call(method, path, body, headers = {}) {
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
  const date = Date.parse(response.headers.get('Date') ?? '');
  if (!Number.isNaN(date) && Math.abs(date - Date.now()) > 2_000) {
    clockOffsetMs = date - Date.now();
  }
  if ([502, 503, 504].includes(response.status) && !isProblem(response)) {
    throw new Lost(`The server does not answer (status ${response.status}).`);
  }
  let answer;
  try {
    answer = response.status === 204 ? null : await response.json();
  } catch (cause) {
    if (response.ok) {
      throw new Lost('The answer of the server was cut off.', {cause});
    }
  }
  if (!response.ok) {
    throw new Problem(response.status, answer);
  }
  return answer;
}

function isProblem(response) {
  return (response.headers.get('Content-Type') ?? '').includes('problem+json');
}

const battle = id => `/api/battles/${encodeURIComponent(id)}`;

export const providers = async () => (await call('GET', '/api/providers')).providers ?? [];
export const battles = async limit => (await call('GET', `/api/battles?limit=${limit}`)).items ?? [];
export const stored = id => call('GET', battle(id));
export const status = id => call('GET', `${battle(id)}/status`);
export const messages = (id, sinceSeq) => call('GET', `${battle(id)}/messages?sinceSeq=${sinceSeq}`);
export const start = (body, key) => call('POST', '/api/battles/start', body, {'Idempotency-Key': key});
export const pause = id => call('POST', `${battle(id)}/pause`, {});
export const resume = id => call('POST', `${battle(id)}/resume`, {});
export const cancel = (id, reason) => call('POST', `${battle(id)}/cancel`, {reason});

/** A key that makes a start safe to send again. */
export function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
}
