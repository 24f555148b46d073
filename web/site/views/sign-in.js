/** Signs in. */

import { post, Problem } from '../api.js';
import { el } from '../dom.js';
import { field, form } from '../forms.js';
import { go, wanted } from '../navigation.js';
import { begin } from '../session.js';
import { tab } from '../store.js';

export default function signIn({ signal }) {
  const email = field('email', 'E-mail', {
    type: 'email',
    autocomplete: 'username',
    required: true,
    value: tab.read('email') ?? '',
  });
  // The form for a new password fills in the address.
  email.control.addEventListener('change', () => tab.write('email', email.value));
  const password = field('password', 'Password', {
    type: 'password',
    autocomplete: 'current-password',
    required: true,
  });
  const keep = field('keep', 'Keep me signed in on this device', {
    type: 'checkbox',
    hint: 'Do not use this on a shared device.',
  });
  const { node } = form(
    [email, password, keep],
    'Sign in',
    async ({ keep: kept, ...credentials }) => {
      const tokens = await post('/auth/login', credentials, { signal }).catch(refused);
      if (signal.aborted) {
        // The person left the form, and another one may have signed in since.
        await post('/auth/logout', { refreshToken: tokens.refreshToken }, { quiet: true }).catch(() => {});
        return;
      }
      tab.write('email', null);
      begin(tokens, credentials.email, kept);
      go(wanted(credentials.email), { replace: true });
    },
    {
      beside: [el('a', { href: '#/reset' }, 'Forgot your password?')],
      help: (problem) => problem.type === 'not-confirmed' && el('a', { href: '#/confirm' }, 'Enter the code'),
    },
  );
  return {
    title: 'Sign in',
    content: el(
      'section',
      { class: 'entry' },
      el('h1', {}, 'Sign in'),
      el('p', { class: 'lead' }, 'Find events, book tickets, and run your own events.'),
      node,
      el('p', { class: 'aside' }, 'New here? ', el('a', { href: '#/sign-up' }, 'Create an account')),
    ),
  };
}

/** A password that breaks the rules is a wrong one: the rules matter only for a new password. */
function refused(problem) {
  if (problem.type !== 'invalid-request') throw problem;
  throw new Problem(401, { type: 'wrong-credentials' });
}
