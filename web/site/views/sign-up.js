/** Where people open an account. */

import { post } from '../api.js';
import { el } from '../dom.js';
import { field, form } from '../forms.js';
import { go } from '../navigation.js';
import { say } from '../notices.js';
import { tab } from '../store.js';

/** What Cognito asks of a password. */
export const PASSWORD_RULE = 'At least 8 characters, with an upper-case letter, a lower-case letter and a digit.';

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
    hint: 'A code is sent there.',
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
      say(confirmed ? 'Your account is ready. Sign in.' : 'Your account is made. A code is on its way to you.');
      go(confirmed ? '/sign-in' : '/confirm');
    },
    { help: (problem) => problem.type === 'account-exists' && el('a', { href: '#/sign-in' }, 'To the sign-in') },
  );
  return {
    title: 'Create an account',
    content: el(
      'section',
      { class: 'gate' },
      el('h1', {}, 'Create an account'),
      node,
      el('p', { class: 'aside' }, 'You have one? ', el('a', { href: '#/sign-in' }, 'Sign in')),
    ),
  };
}
