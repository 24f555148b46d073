/** Asks for a code, the first step to an account. The second step is confirm.js. */

import { el } from '../dom.js';
import { codeRequest } from '../entry/code-request.js';
import { sentence, t } from '../language.js';
import { go } from '../navigation.js';

export default function signUp({ signal }) {
  return {
    title: t('Create an account'),
    content: el(
      'section',
      { class: 'entry' },
      el('h1', {}, t('Create an account')),
      el('p', { class: 'lead' }, t('First the address. You choose a name and a password together with the code.')),
      codeRequest(t('Send code'), signal, () => go('/confirm')),
      el(
        'p',
        { class: 'aside' },
        sentence('Already have an account? {signIn}', { signIn: el('a', { href: '/sign-in' }, t('Sign in')) }),
      ),
    ),
  };
}
