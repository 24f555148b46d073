/** Signs in. */

import { el, fill } from '../dom.js';
import { signInForm } from '../entry/sign-in-form.js';
import { sentence, t } from '../language.js';
import { focusHeading, go, redraw, wanted } from '../navigation.js';

export default function signIn({ signal }) {
  const node = signInForm(t('Sign in'), {
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
    el('h1', {}, t('Sign in')),
    el('p', { class: 'lead' }, t('Find events, book tickets, and run your own events.')),
    node,
    el(
      'p',
      { class: 'aside' },
      sentence('New here? {signUp} or {confirm}.', {
        signUp: el('a', { href: '/sign-up' }, t('Create an account')),
        confirm: el('a', { href: '/confirm' }, t('enter your code')),
      }),
    ),
  );
  return { title: t('Sign in'), content: page };
}
