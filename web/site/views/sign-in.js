/** Signs in. */

import { post, Problem } from '../api.js';
import { el, fill } from '../dom.js';
import { field, form } from '../forms.js';
import { focusHeading, go, wanted } from '../navigation.js';
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
      const answer = await post('/auth/login', credentials, { signal }).catch(refused);
      const done = (tokens) => enter(tokens, credentials.email, kept, signal);
      if (!answer.secondFactor) return done(answer);
      const step = await import('./second-factor.js').catch(() => {
        throw new Problem(0, { type: 'lost' });
      });
      if (signal.aborted) return;
      fill(page, step.secondFactor(credentials.email, answer.secondFactor, done, signal));
      focusHeading();
    },
    { beside: [el('a', { href: '/reset' }, 'Forgot your password?')] },
  );
  const page = el(
    'section',
    { class: 'entry' },
    el('h1', {}, 'Sign in'),
    el('p', { class: 'lead' }, 'Find events, book tickets, and run your own events.'),
    node,
    el(
      'p',
      { class: 'aside' },
      'New here? ',
      el('a', { href: '/sign-up' }, 'Create an account'),
      ' or ',
      el('a', { href: '/confirm' }, 'enter your code'),
      '.',
    ),
  );
  return { title: 'Sign in', content: page };
}

/** Starts the session. If the person has left the view, another one may have signed in since. */
export async function enter(tokens, email, kept, signal) {
  if (signal.aborted) {
    await post('/auth/logout', { refreshToken: tokens.refreshToken }, { quiet: true }).catch(() => {});
    return;
  }
  tab.write('email', null);
  begin(tokens, email, kept);
  go(wanted(email), { replace: true });
}

/** A password that breaks the rules is a wrong one: the rules matter only for a new password. */
function refused(problem) {
  if (problem.type !== 'invalid-request') throw problem;
  throw new Problem(401, { type: 'wrong-credentials' });
}
