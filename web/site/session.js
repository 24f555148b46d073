/**
 * Who is signed in. The access token is in memory only. The refresh token is kept for this tab, or for
 * the device if the person asked for that; docs/page.md says why there.
 */

import { device, onDeviceChange, tab } from './store.js';

// An access token that expires while a request is on its way is of no use.
const MARGIN = 30_000;

let access = null;
let mine = kept()?.id;

/**
 * Who this page is shown to. Another tab may end the session, or begin one for somebody else, before this
 * one hears of it: from then on it is nobody's.
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

/** Where this session keeps what must outlive a reload. */
export function area() {
  return tab.read('session') ? tab : device;
}

/** The access token, or null where there is none that is still good for a request. */
export function accessToken() {
  return access !== null && access.until > performance.now() ? access.token : null;
}

/** Takes a new access token of the current session, of `expiresIn` seconds. */
export function grant({ accessToken, expiresIn }) {
  access = { token: accessToken, until: performance.now() + expiresIn * 1_000 - MARGIN };
}

/** Drops the access token, because the server did not take it. */
export function distrust() {
  access = null;
}

/** Somebody signed in; `keep` for this device, else for this tab. */
export function begin(tokens, email, keep) {
  expire();
  tab.write('last', null);
  mine = crypto.randomUUID();
  (keep ? device : tab).write('session', { id: mine, email, refreshToken: tokens.refreshToken });
  grant(tokens);
}

/** The session is of no more use; what was not finished is kept for the next one of the same person. */
export function expire() {
  const last = current();
  access = null;
  mine = undefined;
  if (last === null) return;
  tab.write('email', last.email);
  tab.write('last', last.email.toLowerCase());
  for (const store of [tab, device]) if (store.read('session')?.id === last.id) store.write('session', null);
}

/** Somebody signed out: nothing of them stays here, and other tabs of the session are told. */
export function end() {
  // They must hear this while the session is still theirs.
  device.write('signed-out', mine ?? null);
  expire();
  tab.clear();
  device.clear();
}

/** Calls back when another tab signed this session out, or signed somebody else in. */
export function onChangeElsewhere(callback) {
  onDeviceChange((key, value) => {
    if (key === 'signed-out' && value !== null && value === mine) tab.clear();
    if (kept()?.id === mine) return;
    access = null;
    mine = kept()?.id;
    callback();
  });
}
