/**
 * The person who is signed in. The access token is only in memory. The refresh token is kept in this tab, or on
 * the device if the person chose that; docs/page.md says why.
 */

import { device, onDeviceChange, SHELF, tab } from './store.js';

// A token must not expire while a request is on its way.
const MARGIN = 30_000;

let access = null;
let mine = kept()?.id;

/**
 * The session of this page; null as soon as another tab ends it or starts another one, even if this tab has no
 * event of it yet.
 *
 * @returns {{id: string, email: string, refreshToken: string}|null}
 */
export function current() {
  const session = kept();
  return session?.id === mine ? session : null;
}

function kept() {
  return tab.read('session') ?? device.read('session');
}

/** The store for data of this session that must survive a reload. */
export function area() {
  return tab.read('session') ? tab : device;
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
  access = null;
}

/** Starts a session: on this device with `keep`, else in this tab. */
export function begin(tokens, email, keep) {
  expire();
  tab.write('last', null);
  mine = crypto.randomUUID();
  (keep ? device : tab).write('session', { id: mine, email, refreshToken: tokens.refreshToken });
  grant(tokens);
}

/** Ends the session. Requests without an answer and drafts stay for the next session of the same person. */
export function expire() {
  const last = current();
  access = null;
  mine = undefined;
  if (last === null) return;
  tab.write('email', last.email);
  tab.write('last', last.email.toLowerCase());
  for (const store of [tab, device]) if (store.read('session')?.id === last.id) store.write('session', null);
}

/** Signs out: deletes all data of the person, also in other tabs of the session. */
export function end() {
  // The other tabs compare this with their session, so it must come before the session ends.
  device.write('signed-out', mine ?? null);
  expire();
  tab.clear();
  device.clear();
  indexedDB.deleteDatabase(SHELF);
}

/** Calls back when another tab ended this session or started another one. */
export function onChangeElsewhere(callback) {
  onDeviceChange((key, value) => {
    if (key === 'signed-out' && value !== null && value === mine) tab.clear();
    if (kept()?.id === mine) return;
    access = null;
    mine = kept()?.id;
    callback();
  });
}
