/** Creates the account: name and password count together with the code, or not at all. */

import { post } from '../api.js';
import { el } from '../dom.js';
import { field, form } from '../forms.js';
import { say } from '../messages.js';
import { go } from '../navigation.js';
import { busyWhile } from '../parts.js';
import { digits, mailedCode, newPassword } from '../passwords.js';
import { tab } from '../store.js';
import { enter } from './sign-in.js';

export default function confirm({ signal }) {
  const email = field('email', 'E-mail', {
    type: 'email',
    autocomplete: 'username',
    required: true,
    value: tab.read('email') ?? '',
  });
  const name = field('name', 'Name', {
    autocomplete: 'name',
    required: true,
    maxlength: 80,
    hint: 'Organizers see it with your bookings.',
  });
  let unanswered = false;
  const resend = el('button', { type: 'button', onclick: () => busyWhile(resend, sendAgain) }, 'Send code');
  const { node, box, show } = form(
    [email, name, newPassword('password', 'Password'), mailedCode()],
    'Confirm',
    async (values) => {
      try {
        await post('/auth/confirm', { ...values, code: digits(values.code) }, { signal });
      } catch (problem) {
        unanswered ||= problem.open;
        // The code is used up if an earlier try succeeded. Then the password counts already.
        if (unanswered && problem.type === 'wrong-code' && (await begin(values))) return;
        throw problem;
      }
      if (signal.aborted || (await begin(values))) return;
      tab.write('email', values.email);
      say('Your account is ready. Sign in.');
      go('/sign-in');
    },
    { beside: [resend], help: (problem) => problem.type === 'wrong-code' && leadOn() },
  );

  /** Signs in. @returns whether it succeeded; why not is the matter of the sign-in view */
  async function begin({ email: address, password }) {
    const tokens = await post('/auth/login', { email: address, password }, { signal }).catch(() => null);
    if (!tokens?.refreshToken) return false;
    await enter(tokens, address, false, signal);
    return true;
  }

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
      el('p', { class: 'lead' }, 'Choose your name and password, and enter the code from our message.'),
      node,
      el('p', { class: 'aside' }, el('a', { href: '/sign-in' }, 'Back to sign-in')),
    ),
  };
}

/** The API gives one answer for every cause, also for an address that is confirmed: it tells nobody who has an account. */
const leadOn = () =>
  el(
    'p',
    {},
    'If you have confirmed before, ',
    el('a', { href: '/sign-in' }, 'sign in'),
    ' or ',
    el('a', { href: '/reset' }, 'set a new password'),
    '. Otherwise, choose “Send code” for a new one.',
  );
