/** The address that a person signs in with, and the session that begins then. */

import { post } from '../api.js';
import { field } from '../forms.js';
import { t } from '../language.js';
import { begin } from '../session.js';
import { tab } from '../store.js';

/** Asks for the address that a person signs in with. All forms on the way to an account fill in the same one. */
export function address(options = {}) {
  const email = field('email', t('E-mail'), {
    type: 'email',
    autocomplete: 'username',
    required: true,
    value: tab.read('email') ?? '',
    ...options,
  });
  email.control.addEventListener('change', () => tab.write('email', email.value));
  return email;
}

/**
 * Starts the session.
 *
 * @returns {Promise<boolean>} false if the person has left the view: another one may have signed in since
 */
export async function enter(tokens, email, keep, signal) {
  if (signal.aborted) {
    await post('/auth/logout', { refreshToken: tokens.refreshToken }, { quiet: true }).catch(() => {});
    return false;
  }
  tab.write('email', null);
  begin(tokens, email, keep);
  return true;
}
