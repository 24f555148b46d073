/**
 * Calls the API, which has the same origin as the page. The server of the page adds the API key.
 *
 * After an answer with `Retry-After`, no part of the page sends the same request before that time. Then the
 * request is repeated, if a repeat is harmless. A request and its repeats belong to the person who was signed in
 * when the page made it. An expired access token is renewed once. Public reads have no token, and no answer to them is
 * shown that is too old. Every failure is a {@link Problem}.
 */

import { observe } from './clock.js';
import { isPublic, newest, noteChange } from './freshness.js';
import { t } from './language.js';
import { say, sayWaiting } from './messages.js';
import * as session from './session.js';
import { tab } from './store.js';

const BASE = '/v1';

// API Gateway answers within 29 s. A connection that is silent for longer is lost.
const PATIENCE = 35_000;

const MOST_REPEATS = 5;

// A repeat of these does nothing more, also without an idempotency key.
const HARMLESS = /\/(publish|cancel|login|refresh|logout)$|^\/(hand-overs|invitations)\//;

// Nobody watches a busy button for longer. For a longer wait, the page shows how long it is, and the person decides.
const LONGEST_WAIT = 60_000;

/** A failure: a problem of RFC 9457, or type `lost` if no answer came. */
export class Problem extends Error {
  /**
   * @param {number} status 0 if no answer came
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

  /** Whether the request may have had an effect. */
  get open() {
    return this.status === 0 || this.status === 408 || this.status >= 500 || this.type === 'in-progress';
  }

  /** Whether the refusal is final: the API gave it, so the request had no effect and never has one. */
  get definite() {
    return (
      this.status >= 400 &&
      this.status < 500 &&
      ![401, 408, 429].includes(this.status) &&
      !['in-progress', 'unknown'].includes(this.type)
    );
  }
}

/** @returns {Promise<Object|null>} the body of the answer; null if it has none */
export const get = (path, options) => json('GET', path, options);
export const post = (path, body, options) => json('POST', path, { ...options, body });
export const patch = (path, body, options) => json('PATCH', path, { ...options, body });
export const remove = (path, options) => json('DELETE', path, options);

async function json(method, path, options) {
  const { text } = await send(method, path, options);
  return text === '' ? null : parsed(text);
}

/** Something else may answer, such as a network with its own sign-in, and not with JSON. */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem(0, { type: 'lost' });
  }
}

/**
 * Sends a request, and repeats it as described above.
 *
 * @param {string} method
 * @param {string} path under `/v1`
 * @param {Object} [options]
 * @param {Object} [options.body] sent as JSON
 * @param {string} [options.key] the idempotency key, which makes a repeat harmless
 * @param {number} [options.match] the revision that the person saw: no other one is changed
 * @param {boolean} [options.repeated] whether it was sent before and may have had an effect
 * @param {string} [options.accept]
 * @param {boolean} [options.old] whether an answer to a public read may be older than the last one
 * @param {AbortSignal} [options.signal] stops reads and waits. It does not stop a write that is sent: only
 *     its answer says what happened.
 * @param {boolean} [options.quiet] fails with `retryAfter` instead of a wait
 * @returns {Promise<{text: string, headers: Headers}>}
 */
export async function send(method, path, options = {}) {
  const who = session.current()?.id;
  const what = `${method} ${path.split('?')[0]}`;
  const repeatable = method !== 'POST' || options.key !== undefined || HARMLESS.test(path);
  let repeated = options.repeated ?? false;
  for (let repeats = 0; ; repeats++) {
    const sent = { ...options, repeated };
    try {
      return await inTurn(what, options, () =>
        isPublic(method, path)
          ? openly(path, sent)
          : path.startsWith('/auth/')
            ? exchange(method, path, sent, null)
            : authorized(method, path, sent, who),
      );
    } catch (problem) {
      repeated ||= problem.open;
      const harmless = repeatable || problem.status === 429;
      if (options.quiet || options.signal?.aborted || !harmless || repeats === MOST_REPEATS) throw problem;
      if (!(problem.retryAfter * 1_000 <= LONGEST_WAIT)) throw problem;
    }
  }
}

/**
 * Makes a request as soon as `Retry-After` allows it. The times are kept by method and path in this tab, also
 * across reloads.
 */
async function inTurn(what, options, request) {
  await turn(what, options);
  try {
    return await request();
  } catch (problem) {
    if (problem.retryAfter > 0) {
      const until = Math.max(tab.read(`refused/${what}`)?.until ?? 0, Date.now() + problem.retryAfter * 1_000);
      tab.write(`refused/${what}`, { status: problem.status, members: problem.members, since: Date.now(), until });
    }
    throw problem;
  }
}

/** Waits until the time is over, also if another answer makes the wait longer. */
async function turn(what, { quiet, signal }) {
  for (;;) {
    signal?.throwIfAborted();
    const refused = tab.read(`refused/${what}`);
    // If somebody set the clock back, the time that is left is unknown.
    const wait = refused?.since <= Date.now() ? refused.until - Date.now() : 0;
    if (wait <= 0) {
      if (refused) tab.write(`refused/${what}`, null);
      return;
    }
    const retryAfter = Math.ceil(wait / 1_000);
    if (quiet || wait > LONGEST_WAIT) throw new Problem(refused.status, refused.members, retryAfter);
    sayWaiting(retryAfter);
    await pause(wait, signal);
  }
}

async function openly(path, options) {
  const read = () => exchange('GET', path, options, null);
  const answer = options.old ? await read() : await newest(path, read, (wait) => pause(wait, options.signal));
  if (answer === null) throw new Problem(503, { type: 'too-old' });
  return answer;
}

async function authorized(method, path, options, who) {
  try {
    return await exchange(method, path, options, await freshToken(who));
  } catch (problem) {
    if (problem.status !== 401 || session.current()?.id !== who) throw problem;
    session.distrust();
  }
  try {
    return await exchange(method, path, options, await freshToken(who));
  } catch (problem) {
    // The API refuses a new token if the account is deleted or the session has ended.
    if (problem.status === 401) throw ended(who);
    throw problem;
  }
}

async function freshToken(who) {
  const known = session.current();
  if (known === null || known.id !== who) throw ended(who);
  const token = session.accessToken() ?? (await renewed(known));
  if (token === null) throw ended(who);
  return token;
}

async function renewed(known) {
  const renewal = await import('./renewal.js').catch(() => {
    throw new Problem(0, { type: 'lost' });
  });
  return renewal.renewed(known);
}

/** Ends the session `who`, unless another session has replaced it. */
function ended(who) {
  if (who !== undefined && session.current()?.id === who) {
    session.expire();
    say(t('You are signed out. Sign in again.'));
  }
  return new Problem(401, { type: 'signed-out' });
}

async function exchange(method, path, { body, key, match, repeated, accept, signal }, token) {
  signal?.throwIfAborted();
  const headers = { Accept: accept ?? 'application/json' };
  if (token !== null) headers.Authorization = `Bearer ${token}`;
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (key !== undefined) headers['Idempotency-Key'] = key;
  if (match !== undefined) headers['If-Match'] = `"${match}"`;
  // The API then makes sure that nothing of an earlier sending takes effect after a refusal.
  if (repeated && method !== 'GET') headers['Idempotency-Repeat'] = 'true';
  const timeout = AbortSignal.timeout(PATIENCE);
  let response;
  let text;
  try {
    response = await fetch(BASE + path, {
      method,
      headers,
      body: body && JSON.stringify(body),
      signal: signal && method === 'GET' ? AbortSignal.any([signal, timeout]) : timeout,
      // The browser keeps public answers to ask whether they are still the same.
      cache: isPublic(method, path) ? 'no-cache' : 'no-store',
    });
    const date = response.headers.get('Date');
    observe(date, response.headers.get('Age'));
    noteChange(method, path, date);
    text = await response.text();
  } catch (failure) {
    if (signal?.aborted && method === 'GET') throw failure;
    throw new Problem(0, { type: 'lost' });
  }
  const { ok, status, headers: answer } = response;
  if (ok) return { text, headers: answer };
  const members = { type: 'unknown', ...membersOf(text) };
  const fallback = members.type === '/problems/in-progress' ? 1 : undefined;
  throw new Problem(status, members, seconds(answer.get('Retry-After')) ?? fallback);
}

/** A proxy may answer before the API, and not with JSON. */
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
    signal?.throwIfAborted();
    const timer = setTimeout(resolve, milliseconds);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}
