/** The second step of a sign-in: the code of the person's authenticator app. */

import { post, Problem } from '../api.js';
import { form } from '../forms.js';
import { t } from '../language.js';
import { appCode, digits } from '../passwords.js';

/**
 * @param {string} email
 * @param {{session: string}} step from the answer to the first one
 * @param {function(Object): Promise} done gets the tokens
 * @param {AbortSignal} signal of the view
 * @param {Object} [options] of the form
 */
export function codeForm(email, { session }, done, signal, options) {
  const send = async ({ code }) => {
    const body = { email, session, code: digits(code) };
    await done(await post('/auth/login/second-factor', body, { signal }).catch(refused));
  };
  return form([appCode()], t('Continue'), send, options).node;
}

/** The API says `wrong-credentials` when it no longer knows the first step. */
function refused(problem) {
  if (problem.type === 'wrong-credentials') throw new Problem(400, { type: 'sign-in-over' });
  wrongAppCode(problem);
}

/** A code of an app and a code of a message have different ways out. */
export function wrongAppCode(problem) {
  throw problem.type === 'wrong-code' ? new Problem(problem.status, { type: 'wrong-app-code' }) : problem;
}
