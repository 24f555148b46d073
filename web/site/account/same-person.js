/** A session goes on while the person changes what they sign in with. */

import * as session from '../session.js';
import { device, tab } from '../store.js';

/** Whether two addresses are the same: their case does not matter. */
export const same = (one, other) => one.toLowerCase() === other.toLowerCase();

/** Keeps new tokens, because the old ones have ended. */
export function change(tokens) {
  session.change({ refreshToken: tokens.refreshToken });
  session.grant(tokens);
}

/** The session, requests without an answer and drafts follow the person to the new address. */
export function follow(email) {
  const known = session.current();
  if (known === null || same(known.email, email)) return;
  for (const store of [tab, device]) {
    for (const key of store.keys()) {
      const [kind, whose, ...rest] = key.split('/');
      if (!['pending', 'draft'].includes(kind) || !same(whose, known.email)) continue;
      store.write([kind, email.toLowerCase(), ...rest].join('/'), store.read(key));
      store.write(key, null);
    }
  }
  session.change({ email });
  document.getElementById('person').textContent = email;
}
