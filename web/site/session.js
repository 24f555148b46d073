/**
 * The person who is signed in, in all tabs of this browser. The access token is only in memory: a tab asks the others
 * for it. The refresh token is on the device; docs/page.md says why.
 */

import { device, onDeviceChange, SEEN, SHELF, tab } from './store.js';

// A token must not expire while a request is on its way.
const MARGIN = 30_000;

let access = null;
let distrusted = null;
let mine = null;

// Each open tab holds it.
const OPEN = 'box-office.tab';

const kept = () => device.read('session');

const held = new Set();

/** Holds a lock together with the other tabs until this one is closed. */
export function hold(name) {
  const forever = () => {
    held.add(name);
    return new Promise(() => {});
  };
  navigator.locks?.request(name, { mode: 'shared' }, forever).catch(() => {});
}

/** How many other tabs hold a lock; 0 if the browser does not say it. */
export async function holders(name) {
  try {
    const all = await navigator.locks.query();
    return all.held.filter((lock) => lock.name === name).length - (held.has(name) ? 1 : 0);
  } catch {
    return 0;
  }
}

/**
 * Finds the session of this browser. If the person did not choose to keep it, it ended with its last tab. A tab that
 * was in it before is still in it: it was loaded again, or the person came back to it.
 *
 * @returns {Promise<Object|null>} a session that ended with its last tab, and that the API does not know of yet
 */
export async function open() {
  const found = kept();
  const goesOn = found === null || found.keep !== false || tab.read('joined') === found.id || (await holders(OPEN)) > 0;
  if (!goesOn) {
    device.write('session', null);
    forget(found.email);
    forgetSeen();
  }
  hold(OPEN);
  join(kept());
  return goesOn ? null : found;
}

/** The requests without an answer go with a session that is not kept. */
function forget(email) {
  for (const key of device.keys()) if (key.startsWith(`pending/${email.toLowerCase()}/`)) device.write(key, null);
}

/** The tickets that were seen, and the page that shows them without a network, go with the session. */
function forgetSeen() {
  const clear = () => window.caches?.keys().then((names) => names.forEach((name) => caches.delete(name)), Object);
  clear();
  // The worker may be about to keep a new version of the page. Then it sees that there are no tickets, or we see that.
  indexedDB.deleteDatabase(SEEN).onsuccess = clear;
  navigator.serviceWorker?.getRegistration().then((worker) => worker?.unregister(), Object);
}

function join(session) {
  access = null;
  mine = session && { id: session.id, email: session.email };
  tab.write('joined', mine?.id ?? null);
  // From then on, this tab gives its token to others.
  if (mine) import('./renewal.js').catch(() => {});
}

/**
 * The session of this page; null as soon as another tab ends it or starts another one, even if this tab has no
 * event of it yet.
 *
 * @returns {{id: string, email: string, refreshToken: string}|null}
 */
export function current() {
  const session = kept();
  return session !== null && session.id === mine?.id ? session : null;
}

/** Changes members of the session, which goes on. */
export function change(members) {
  device.write('session', { ...current(), ...members });
}

/** The access token; null if it is missing or about to expire. */
export function accessToken() {
  return access !== null && access.until > performance.now() ? access.token : null;
}

/** Keeps a new access token of the current session. `expiresIn` is in seconds. */
export function grant({ accessToken, expiresIn }) {
  access = { token: accessToken, until: performance.now() + expiresIn * 1_000 - MARGIN };
}

/** Drops the access token, because the API refused it. */
export function distrust() {
  distrusted = access?.token ?? distrusted;
  access = null;
}

/** The last access token that the API refused. */
export const refused = () => distrusted;

/** What another tab needs to use the access token of this one. */
export const share = () => ({
  accessToken: access.token,
  expiresIn: (access.until + MARGIN - performance.now()) / 1_000,
});

/** Starts a session for all tabs. Without `keep`, it ends with the last one. */
export function begin(tokens, email, keep) {
  expire();
  tab.write('last', null);
  const session = { id: crypto.randomUUID(), email, refreshToken: tokens.refreshToken, keep };
  device.write('session', session);
  join(session);
  grant(tokens);
}

/** Ends the session. Requests without an answer and drafts stay for the next session of the same person. */
export function expire() {
  const last = current();
  join(null);
  if (last === null) return;
  leave(last.email);
  device.write('session', null);
  forgetSeen();
}

/** What this tab shows next is for this person only. */
function leave(email) {
  tab.write('email', email);
  tab.write('last', email.toLowerCase());
}

/** Signs out: deletes all data of the person, also in the other tabs. */
export function end() {
  // The other tabs compare this with their session, so it must come before the session ends.
  device.write('signed-out', mine?.id ?? null);
  expire();
  tab.clear();
  device.clear();
  indexedDB.deleteDatabase(SHELF);
}

/**
 * Calls back when another tab ended this session or started one.
 *
 * @param {function({email: string}|null, boolean)} callback gets who was signed in, and whether they signed out
 */
export function onChangeElsewhere(callback) {
  let signedOut = null;
  onDeviceChange((key, value) => {
    if (key === 'signed-out' && value !== null && value === mine?.id) {
      signedOut = value;
      tab.clear();
    }
    const session = kept();
    if (session?.id === mine?.id) return;
    const before = mine;
    const out = before !== null && before.id === signedOut;
    if (session === null && !out) leave(before.email);
    join(session);
    // An answer may have come since the other tab deleted it.
    if (before) forgetSeen();
    callback(before, out);
  });
}
