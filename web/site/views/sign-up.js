/** Asks for a code, the first step to an account. The second step is confirm.js. */

import { post } from '../api.js';
import { el } from '../dom.js';
import { field, form } from '../forms.js';
import { say } from '../messages.js';
import { go } from '../navigation.js';
import { tab } from '../store.js';

export default function signUp({ signal }) {
  const email = field('email', 'E-mail', {
    type: 'email',
    autocomplete: 'username',
    required: true,
    hint: 'If this address can be used, we send it a code.',
  });
  const { node } = form([email], 'Send code', async (registration) => {
    await post('/auth/register', registration, { signal });
    if (signal.aborted) return;
    tab.write('email', registration.email);
    say('If this address can be used, we sent it a code.');
    go('/confirm');
  });
  return {
    title: 'Create an account',
    content: el(
      'section',
      { class: 'entry' },
      el('h1', {}, 'Create an account'),
      el('p', { class: 'lead' }, 'First the address. You choose a name and a password together with the code.'),
      node,
      el('p', { class: 'aside' }, 'Already have an account? ', el('a', { href: '/sign-in' }, 'Sign in')),
    ),
  };
}
