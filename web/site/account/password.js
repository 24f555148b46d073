/** Changes the password. The API ends all sessions and signs in anew; a repeat after a lost answer does the rest. */

import { post } from '../api.js';
import { el, fill } from '../dom.js';
import { form } from '../forms.js';
import { t } from '../language.js';
import { say } from '../messages.js';
import { currentPassword, newPassword } from '../passwords.js';
import * as session from '../session.js';
import { codeForm } from '../entry/second-factor.js';
import { change } from './same-person.js';

export function passwordForm(own, signal) {
  const inputs = [currentPassword(), newPassword('newPassword', t('New password'))];
  const { node } = form(inputs, t('Change password'), async (values) => {
    const who = session.current()?.id;
    const answer = await post('/account/password', values, { signal });
    const done = (tokens) => take(tokens, who);
    if (!answer.secondFactor) return done(answer);
    if (signal.aborted) return;
    fill(
      place,
      el('p', {}, t('Your password is changed. To stay signed in, enter the code of your authenticator app.')),
      codeForm(own.email, answer.secondFactor, done, signal),
    );
    place.querySelector('input').focus();
  });
  const place = el('div', {}, node);

  /** Also if the person has left the view: their old tokens are of no use any more. */
  async function take(tokens, who) {
    if (session.current()?.id !== who) {
      await post('/auth/logout', { refreshToken: tokens.refreshToken }, { quiet: true }).catch(() => {});
      return;
    }
    change(tokens);
    node.reset();
    fill(place, node);
    if (signal.aborted) return;
    place.closest('details').open = false;
    place.closest('details').querySelector('summary').focus();
    say(t('Your password is changed. Your other sessions are ended.'));
  }

  return place;
}
