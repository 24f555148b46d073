/** Creates an account. */

import { post } from '../api.js';
import { el } from '../dom.js';
import { field, form } from '../forms.js';
import { say } from '../messages.js';
import { go } from '../navigation.js';
import { tab } from '../store.js';

/** The password policy of the user pool. */
export const PASSWORD_RULE = 'At least 8 characters, with an uppercase letter, a lowercase letter and a digit.';

export default function signUp({ signal }) {
  const name = field('name', 'Name', {
    autocomplete: 'name',
    required: true,
    maxlength: 80,
    hint: 'Organizers see it with your bookings.',
  });
  const email = field('email', 'E-mail', {
    type: 'email',
    autocomplete: 'username',
    required: true,
    hint: 'We send a code to this address.',
  });
  const password = field('password', 'Password', {
    type: 'password',
    autocomplete: 'new-password',
    required: true,
    hint: PASSWORD_RULE,
  });
  const { node } = form(
    [name, email, password],
    'Create account',
    async (registration) => {
      const { confirmed } = await post('/auth/register', registration, { signal });
      if (signal.aborted) return;
      tab.write('email', registration.email);
      say(confirmed ? 'Your account is ready. Sign in.' : 'Your account is created. We sent you a code.');
      go(confirmed ? '/sign-in' : '/confirm');
    },
    { help: (problem) => problem.type === 'account-exists' && el('a', { href: '#/sign-in' }, 'Go to sign-in') },
  );
  return {
    title: 'Create an account',
    content: el(
      'section',
      { class: 'entry' },
      el('h1', {}, 'Create an account'),
      node,
      el('p', { class: 'aside' }, 'Already have an account? ', el('a', { href: '#/sign-in' }, 'Sign in')),
    ),
  };
}
