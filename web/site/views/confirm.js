/** Confirms an e-mail address with a code. */

import { post } from '../api.js';
import { el } from '../dom.js';
import { field, form } from '../forms.js';
import { say } from '../messages.js';
import { go } from '../navigation.js';
import { busyWhile } from '../parts.js';
import { tab } from '../store.js';

export const codeField = () =>
  field('code', 'Code', {
    inputmode: 'numeric',
    autocomplete: 'one-time-code',
    required: true,
    hint: 'The digits in the message.',
  });

/** The code without the spaces that people type. */
export const digits = (code) => code.replace(/\s/g, '');

export default function confirm({ signal }) {
  const email = field('email', 'E-mail', {
    type: 'email',
    autocomplete: 'username',
    required: true,
    value: tab.read('email') ?? '',
  });
  const resend = el('button', { type: 'button', onclick: () => busyWhile(resend, sendAgain) }, 'Send code');
  const { node, box, show } = form(
    [email, codeField()],
    'Confirm',
    async (confirmation) => {
      await post('/auth/confirm', { ...confirmation, code: digits(confirmation.code) }, { signal });
      if (signal.aborted) return;
      tab.write('email', confirmation.email);
      say('Your address is confirmed. Sign in.');
      go('/sign-in');
    },
    { beside: [resend] },
  );

  async function sendAgain() {
    box.clear();
    if (email.value === '') {
      email.fail('This field is required.');
      email.control.focus();
      return;
    }
    try {
      await post('/auth/confirm/resend', { email: email.value }, { signal });
      if (!signal.aborted) say('If this address needs a code, we sent one.');
    } catch (problem) {
      if (!signal.aborted) show(problem);
    }
  }

  return {
    title: 'Confirm your address',
    content: el(
      'section',
      { class: 'entry' },
      el('h1', {}, 'Confirm your address'),
      el('p', { class: 'lead' }, 'We sent you a code. Enter it to confirm that the address is yours.'),
      node,
      el('p', { class: 'aside' }, el('a', { href: '#/sign-in' }, 'Back to sign-in')),
    ),
  };
}
