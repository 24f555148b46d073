/** Starts the session that a person signed in for. */

import { post } from '../api.js';
import { begin } from '../session.js';
import { tab } from '../store.js';

/** @returns {Promise<boolean>} false if the person has left the view: another one may have signed in since */
export async function enter(tokens, email, keep, signal) {
  if (signal.aborted) {
    await post('/auth/logout', { refreshToken: tokens.refreshToken }, { quiet: true }).catch(() => {});
    return false;
  }
  tab.write('email', null);
  begin(tokens, email, keep);
  return true;
}
