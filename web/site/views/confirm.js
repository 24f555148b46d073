/** Creates the account with the code. */

import { el } from '../dom.js';
import { confirmForm } from '../entry/confirm-form.js';
import { go, wanted } from '../navigation.js';

export default function confirm({ signal }) {
  const node = confirmForm('Confirm', {
    signal,
    entered: (email) => go(wanted(email), { replace: true }),
    ready: () => go('/sign-in'),
    signIn: () => el('a', { href: '/sign-in' }, 'sign in'),
  });
  return {
    title: 'Confirm your address',
    content: el(
      'section',
      { class: 'entry' },
      el('h1', {}, 'Confirm your address'),
      el('p', { class: 'lead' }, 'Choose your name and password, and enter the code from our message.'),
      node,
      el('p', { class: 'aside' }, el('a', { href: '/sign-in' }, 'Back to sign-in')),
    ),
  };
}
