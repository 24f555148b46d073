/** Signs in. */

import { el, fill } from '../dom.js';
import { signInForm } from '../entry/sign-in-form.js';
import { focusHeading, go, redraw, wanted } from '../navigation.js';

export default function signIn({ signal }) {
  const node = signInForm('Sign in', {
    signal,
    entered: (email) => go(wanted(email), { replace: true }),
    goOn: (title, lead, next) => {
      fill(page, el('h1', {}, title), el('p', { class: 'lead' }, lead), next);
      focusHeading();
    },
    again: redraw,
  });
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
