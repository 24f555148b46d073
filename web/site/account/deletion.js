/** Deletes the account. */

import { remove, Problem } from '../api.js';
import { confirmThat } from '../dialog.js';
import { t } from '../language.js';
import { say } from '../messages.js';
import { go } from '../navigation.js';
import { currentPassword } from '../passwords.js';
import * as session from '../session.js';

const consequences = () => [
  t('Your bookings and places in waitlists are cancelled, and your drafts are removed. You are signed out everywhere.'),
  t(
    'Tickets that are checked in or past their cancellation deadline stay sold, without your name. You cannot open them here any more.',
  ),
  t('You cannot undo this. If you want to keep your data, download it first.'),
];

export async function deleteAccount() {
  const who = session.current()?.id;
  const password = currentPassword();
  const send = (signal) => remove('/account', { body: { password: password.value }, signal }).catch(refused);
  const done = await confirmThat(t('Delete your account?'), consequences(), t('Yes, delete it'), send, {
    more: password.node,
  });
  if (!done || session.current()?.id !== who) return;
  session.end();
  go('/events');
  say(t('You are signed out. Your account is deleted within half an hour.'));
}

/** A password that breaks the rules is a wrong one: the rules matter only for a new password. */
function refused(problem) {
  throw problem.type === 'invalid-request' ? new Problem(403, { type: 'wrong-password' }) : problem;
}
