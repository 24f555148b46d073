/** The form that creates an account: name and password count together with the code, or not at all. */

import { post } from '../api.js';
import { el } from '../dom.js';
import { field, form } from '../forms.js';
import { language, sentence, t } from '../language.js';
import { say } from '../messages.js';
import { busyWhile } from '../parts.js';
import { digits, mailedCode, newPassword } from '../passwords.js';
import { address, enter } from './enter.js';

/**
 * @param {string} action the text of the button
 * @param {Object} way
 * @param {AbortSignal} way.signal of the view
 * @param {function(string)} way.entered gets the address when the session has begun
 * @param {function()} way.ready the account exists, but the person must sign in
 * @param {function(): Node} way.signIn makes the words that lead to the sign-in
 * @param {function()} [way.leaving] is called before the person goes to set a new password
 */
export function confirmForm(action, { signal, entered, ready, signIn, leaving = () => {} }) {
  const email = address();
  const name = field('name', t('Name'), {
    autocomplete: 'name',
    required: true,
    maxlength: 80,
    hint: t('Organizers see it with your bookings.'),
  });
  let unanswered = false;
  const resend = el('button', { type: 'button', onclick: () => busyWhile(resend, sendAgain) }, t('Send code'));
  const { node, box, show } = form(
    [email, name, newPassword('password', t('Password')), mailedCode()],
    action,
    async (values) => {
      try {
        // The first mails are in the language of the page, until the person chooses another one.
        await post('/auth/confirm', { ...values, code: digits(values.code), language }, { signal });
      } catch (problem) {
        unanswered ||= problem.open;
        // The code is used up if an earlier try succeeded. Then the password counts already.
        if (unanswered && problem.type === 'wrong-code' && (await begin(values))) return;
        throw problem;
      }
      if (signal.aborted || (await begin(values))) return;
      say(t('Your account is ready. Sign in.'));
      ready();
    },
    { beside: [resend], help: (problem) => problem.type === 'wrong-code' && leadOn() },
  );

  /** Signs in. @returns whether it succeeded; why not is the matter of the sign-in */
  async function begin({ email: given, password }) {
    const tokens = await post('/auth/login', { email: given, password }, { signal }).catch(() => null);
    if (!tokens?.refreshToken) return false;
    if (await enter(tokens, given, false, signal)) entered(given);
    return true;
  }

  async function sendAgain() {
    box.clear();
    if (email.value === '') {
      email.fail(t('This field is required.'));
      email.control.focus();
      return;
    }
    try {
      await post('/auth/confirm/resend', { email: email.value }, { signal });
      if (!signal.aborted) say(t('If this address needs a code, we sent one.'));
    } catch (problem) {
      if (!signal.aborted) show(problem);
    }
  }

  /** The API gives one answer for every cause, also for an address that is confirmed: it tells nobody who has an account. */
  const leadOn = () =>
    el(
      'p',
      {},
      sentence('If you have confirmed before, {signIn} or {reset}. Otherwise, choose “Send code” for a new one.', {
        signIn: signIn(),
        reset: el('a', { href: '/reset', onclick: leaving }, t('set a new password')),
      }),
    );

  return node;
}
