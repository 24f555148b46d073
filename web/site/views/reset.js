/** Sets a new password with a code. */

import { post } from '../api.js';
import { el } from '../dom.js';
import { address } from '../entry/enter.js';
import { form } from '../forms.js';
import { t } from '../language.js';
import { say } from '../messages.js';
import { go } from '../navigation.js';
import { digits, mailedCode, newPassword } from '../passwords.js';

export default function reset({ signal }) {
  const email = address();
  const code = mailedCode();
  const ask = form([email], t('Send code'), async (body) => {
    await post('/auth/password/forgot', body, { signal });
    if (signal.aborted) return;
    say(t('If this address has an account, we sent it a code.'));
    second.hidden = false;
    code.control.focus();
  });
  const set = form(
    [code, newPassword('password', t('Password'))],
    t('Set new password'),
    async (values) => {
      await post('/auth/password/reset', { email: email.value, ...values, code: digits(values.code) }, { signal });
      if (signal.aborted) return;
      say(t('Your new password is set, and all sessions are ended. Sign in.'));
      go('/sign-in');
    },
    {
      help: (problem) =>
        problem.type === 'wrong-code' &&
        el(
          'p',
          {},
          t('If an earlier try got no answer, its code is used up. Send a new code and set the password again.'),
        ),
    },
  );
  const second = el('div', { hidden: true }, el('h2', {}, t('Choose a new password')), set.node);
  return {
    title: t('Reset your password'),
    content: el(
      'section',
      { class: 'entry' },
      el('h1', {}, t('Reset your password')),
      el('p', { class: 'lead' }, t('We send you a code. With a new password, all your sessions end.')),
      ask.node,
      second,
      el('p', { class: 'aside' }, el('a', { href: '/sign-in' }, t('Back to sign-in'))),
    ),
  };
}
