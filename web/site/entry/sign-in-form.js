/** The form that signs in, for the view of its own and for the booking of an event. */

import { post, Problem } from '../api.js';
import { el } from '../dom.js';
import { field, form } from '../forms.js';
import { t } from '../language.js';
import { address, enter } from './enter.js';

/**
 * @param {string} action the text of the button
 * @param {Object} way
 * @param {AbortSignal} way.signal of the view
 * @param {function(string)} way.entered gets the address when the session has begun
 * @param {function(string, string, Node)} way.goOn shows the second step: title, explanation, form
 * @param {function()} way.again starts again after a second step that took too long
 * @param {function()} [way.leaving] is called before the person goes to set a new password
 */
export function signInForm(action, { signal, entered, goOn, again, leaving = () => {} }) {
  const password = field('password', t('Password'), {
    type: 'password',
    autocomplete: 'current-password',
    required: true,
  });
  const keep = field('keep', t('Keep me signed in on this device'), {
    type: 'checkbox',
    hint: t(
      'Otherwise you are signed out when you close the last tab of Box Office. Do not use this on a shared device.',
    ),
  });
  const { node } = form(
    [address(), password, keep],
    action,
    async ({ keep: kept, ...credentials }) => {
      const { email } = credentials;
      const answer = await post('/auth/login', credentials, { signal }).catch(refused);
      const done = async (tokens) => {
        if (await enter(tokens, email, kept, signal)) entered(email);
      };
      if (!answer.secondFactor) return done(answer);
      const { codeForm } = await import('./second-factor.js').catch(() => {
        throw new Problem(0, { type: 'lost' });
      });
      if (signal.aborted) return;
      const startAgain = el('button', { type: 'button', onclick: again }, t('Start again'));
      goOn(
        t('Enter the code of your app'),
        t('Your account has two-step sign-in. Open your authenticator app.'),
        codeForm(email, answer.secondFactor, done, signal, { beside: [startAgain] }),
      );
    },
    { beside: [el('a', { href: '/reset', onclick: leaving }, t('Forgot your password?'))] },
  );
  return node;
}

/** A password that breaks the rules is a wrong one: the rules matter only for a new password. */
function refused(problem) {
  if (problem.type !== 'invalid-request') throw problem;
  throw new Problem(401, { type: 'wrong-credentials' });
}
