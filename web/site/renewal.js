/** Gets the access token from another tab, or renews it once for all. It is loaded with a session only. */

import { post } from './api.js';
import * as session from './session.js';
import { ask, inTurn, onAsked } from './tabs.js';

const renewals = new Map();

/** @returns {Promise<string|null>} the new access token of a session; null if the session is over */
export function renewed({ id }) {
  if (!renewals.has(id)) {
    const renewal = inTurn(`renewal/${id}`, () => renew(id)).finally(() => renewals.delete(id));
    renewals.set(id, renewal);
  }
  return renewals.get(id);
}

onAsked(({ id, refused }) => {
  const token = session.accessToken();
  return token === null || token === refused || session.current()?.id !== id ? null : session.share();
});

async function renew(id) {
  // The tab whose turn was before may have it.
  const given = await ask({ id, refused: session.refused() });
  for (;;) {
    const known = session.current();
    // Another person may have signed in since. They must not get this token.
    if (known?.id !== id) return null;
    const granted = given ?? (await refresh(known.refreshToken));
    const now = session.current();
    if (granted !== null && now?.id === id) {
      session.grant(granted);
      return granted.accessToken;
    }
    // A change of the password has ended the old token and brought another one.
    if (now?.refreshToken === known.refreshToken) return null;
  }
}

/** @returns {Promise<Object|null>} null if the token has no session any more */
async function refresh(refreshToken) {
  try {
    return await post('/auth/refresh', { refreshToken }, { quiet: true });
  } catch (problem) {
    if (problem.status !== 401 && problem.status !== 400) throw problem;
    return null;
  }
}
