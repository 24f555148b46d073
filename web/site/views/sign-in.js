/** Where people come in. */

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
  // Whoever goes on to reset the password need not type it again.
  email.control.addEventListener('change', () => tab.write('email', email.value));
  const password = field('password', 'Password', {
    type: 'password',
    autocomplete: 'current-password',
    required: true,
  });
  const keep = field('keep', 'Keep me signed in on this device', {
    type: 'checkbox',
    hint: 'Not on a device that others use.',
  });
  const { node } = form(
    [email, password, keep],
    'Sign in',
    async ({ keep: kept, ...credentials }) => {
      const tokens = await post('/auth/login', credentials, { signal }).catch(refused);
      if (signal.aborted) {
        // Who went on meanwhile, or was followed by somebody else, is not signed in after all.
        await post('/auth/logout', { refreshToken: tokens.refreshToken }, { quiet: true }).catch(() => {});
        return;
      }
      tab.write('email', null);
      begin(tokens, credentials.email, kept);
      go(wanted(credentials.email), { replace: true });
    },
    {
      beside: [el('a', { href: '#/reset' }, 'Forgot your password?')],
      help: (problem) => problem.type === 'not-confirmed' && el('a', { href: '#/confirm' }, 'Type the code'),
    },
  );
  return {
    title: 'Sign in',
    content: el(
      'section',
      { class: 'gate' },
      el('h1', {}, 'Sign in'),
      el('p', { class: 'lead' }, 'See what is on, book your tickets, and run events of your own.'),
      node,
      el('p', { class: 'aside' }, 'New here? ', el('a', { href: '#/sign-up' }, 'Create an account')),
    ),
  };
}

/** A password that no account can have is a wrong one; its rules are for who chooses one. */
function refused(problem) {
  if (problem.type !== 'invalid-request') throw problem;
  throw new Problem(401, { type: 'wrong-credentials' });
}
