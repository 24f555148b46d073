/** The form that asks for a code, the first step to an account. The second step is confirm-form.js. */

import { post } from '../api.js';
import { form } from '../forms.js';
import { t } from '../language.js';
import { say } from '../messages.js';
import { address } from './enter.js';

/**
 * The words are the same whether or not the address has an account.
 *
 * @param {string} action the text of the button
 * @param {AbortSignal} signal of the view
 * @param {function()} sent
 * @param {Object} [options] of the form
 */
export function codeRequest(action, signal, sent, options) {
  const email = address({ hint: t('If this address can be used, we send it a code.') });
  const send = async (registration) => {
    await post('/auth/register', registration, { signal });
    if (signal.aborted) return;
    say(t('If this address can be used, we sent it a code.'));
    sent();
  };
  return form([email], action, send, options).node;
}
