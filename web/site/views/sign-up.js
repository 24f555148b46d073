/** Asks for a code, the first step to an account. The second step is confirm.js. */

import { el } from '../dom.js';
import { codeRequest } from '../entry/code-request.js';
import { go } from '../navigation.js';

export default function signUp({ signal }) {
  return {
    title: 'Create an account',
    content: el(
      'section',
      { class: 'entry' },
      el('h1', {}, 'Create an account'),
      el('p', { class: 'lead' }, 'First the address. You choose a name and a password together with the code.'),
      codeRequest('Send code', signal, () => go('/confirm')),
      el('p', { class: 'aside' }, 'Already have an account? ', el('a', { href: '/sign-in' }, 'Sign in')),
    ),
  };
}
