/** Creates the account with the code. */

import { el } from '../dom.js';
import { confirmForm } from '../entry/confirm-form.js';
import { t } from '../language.js';
import { go, wanted } from '../navigation.js';

export default function confirm({ signal }) {
  const node = confirmForm(t('Confirm'), {
    signal,
    entered: (email) => go(wanted(email), { replace: true }),
    ready: () => go('/sign-in'),
    signIn: () => el('a', { href: '/sign-in' }, t('sign in')),
  });
  return {
    title: t('Confirm your address'),
    content: el(
      'section',
      { class: 'entry' },
      el('h1', {}, t('Confirm your address')),
      el('p', { class: 'lead' }, t('Choose your name and password, and enter the code from our message.')),
      node,
      el('p', { class: 'aside' }, el('a', { href: '/sign-in' }, t('Back to sign-in'))),
    ),
  };
}
