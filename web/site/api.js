/**
 * Talks to the API of this page's own origin. Whoever serves the page adds the API key.
 *
 * A request waits as long as `Retry-After` says and is then repeated, where a repeat does no harm. An
 * access token that has expired is renewed once. Whatever goes wrong is a {@link Problem}.
 */

import { observe } from './clock.js';
import { sayWaiting } from './notices.js';
import * as session from './session.js';

const BASE = '/v1';

// API Gateway gives up after 29 s; a connection that is silent for longer is lost.
const PATIENCE = 35_000;

const MOST_REPEATS = 5;
const LONGEST_WAIT = 30;

/** What went wrong: a problem of RFC 9457, or of type `lost` where no answer came. */
export class Problem extends Error {
  /**
   * @param {number} status 0 where no answer came
   * @param {Object} members of the problem, as the server sent them
   * @param {number} [retryAfter] seconds
   */
  constructor(status, members, retryAfter) {
    super(members.title ?? members.type);
    this.status = status;
    this.members = members;
    this.type = members.type.replace('/problems/', '');
    this.retryAfter = retryAfter;
  }

  /** Whether the request was refused for good, so that it has had and will have no effect. */
  get definite() {
    return (
      this.status >= 400 && this.status < 500 && ![401, 408, 429].includes(this.status) && this.type !== 'in-progress'
    );
  }
}

/** @returns {Promise<Object|null>} the body of the answer, where it has one */
export const get = (path, options) => json('GET', path, options);
export const post = (path, body, options) => json('POST', path, { ...options, body });
export const patch = (path, body, options) => json('PATCH', path, { ...options, body });
export const remove = (path, options) => json('DELETE', path, options);

async function json(method, path, options) {
  const { text } = await send(method, path, options);
  return text === '' ? null : JSON.parse(text);
}

/**
 * Sends a request and waits for an answer that is no problem.
 *
 * @param {string} method
 * @param {string} path under `/v1`
 * @param {Object} [options]
 * @param {Object} [options.body] sent as JSON
 * @param {string} [options.key] the idempotency key; with it a repeat does no harm
 * @param {string} [options.accept]
 * @param {AbortSignal} [options.signal]
 * @param {boolean} [options.quiet] never waits, but fails at once with `retryAfter`
 * @returns {Promise<{text: string, headers: Headers}>}
 */
export async function send(method, path, options = {}) {
  const repeatable =
    method !== 'POST' || options.key !== undefined || /\/(publish|cancel|login|refresh|logout)$/.test(path);
  for (let repeats = 0; ; repeats++) {
    try {
      return await authorized(method, path, options);
    } catch (problem) {
      const wait = problem.type === 'in-progress' ? 1 : problem.retryAfter;
      const harmless = repeatable || problem.status === 429;
      if (options.quiet || !harmless || !(wait <= LONGEST_WAIT) || repeats === MOST_REPEATS) throw problem;
      sayWaiting(wait);
      await pause(wait * 1_000, options.signal);
    }
  }
}

async function authorized(method, path, options) {
  const open = path.startsWith('/auth/');
  const token = open ? null : await freshToken();
  try {
    return await exchange(method, path, options, token);
  } catch (problem) {
    if (open || problem.status !== 401) throw problem;
    session.distrust();
    return exchange(method, path, options, await freshToken());
  }
}

let renewal = null;

async function freshToken() {
  const token = session.accessToken();
  if (token !== null) return token;
  renewal ??= renew().finally(() => (renewal = null));
  return renewal;
}

async function renew() {
  const known = session.current();
  if (known === null) throw new Problem(401, { type: 'signed-out' });
  try {
    const { text } = await exchange('POST', '/auth/refresh', { body: { refreshToken: known.refreshToken } }, null);
    session.grant(JSON.parse(text));
    return session.accessToken();
  } catch (problem) {
    if (problem.status !== 401 && problem.status !== 400) throw problem;
    if (session.current()?.id === known.id) session.expire();
    throw new Problem(401, { type: 'signed-out' });
  }
}

async function exchange(method, path, { body, key, accept, signal }, token) {
  const headers = { Accept: accept ?? 'application/json' };
  if (token !== null) headers.Authorization = `Bearer ${token}`;
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (key !== undefined) headers['Idempotency-Key'] = key;
  const timeout = AbortSignal.timeout(PATIENCE);
  let response;
  let text;
  try {
    response = await fetch(BASE + path, {
      method,
      headers,
      body: body && JSON.stringify(body),
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      cache: 'no-store',
    });
    text = await response.text();
  } catch (failure) {
    if (signal?.aborted) throw failure;
    throw new Problem(0, { type: 'lost' });
  }
  const { ok, status, headers: answer } = response;
  observe(answer.get('Date'));
  if (ok) return { text, headers: answer };
  throw new Problem(status, { type: 'unknown', ...membersOf(text) }, seconds(answer.get('Retry-After')));
}

/** What answers before the API does, such as a proxy, may speak another language. */
function membersOf(text) {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

function seconds(header) {
  const value = Number(header);
  return header !== null && Number.isFinite(value) ? Math.max(1, value) : undefined;
}

function pause(milliseconds, signal) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}
