/** Changes the address: a code shows that the new one is the person's. */

import { get, post } from '../api.js';
import { el } from '../dom.js';
import { field, form } from '../forms.js';
import { t } from '../language.js';
import { say } from '../messages.js';
import { redraw } from '../navigation.js';
import { currentPassword, digits, mailedCode } from '../passwords.js';
import { same } from './same-person.js';

export function addressForm(own, signal) {
  const email = field('email', t('New address'), { type: 'email', autocomplete: 'email', required: true });
  const code = mailedCode();
  let asked;
  const ask = form([email, currentPassword()], t('Send code'), async (values) => {
    await post('/account/email', values, { signal });
    if (signal.aborted) return;
    asked = values.email;
    say(t('If the new address can be used, we sent it a code.'));
    second.hidden = false;
    code.control.focus();
  });
  const confirm = form([code], t('Use the new address'), async (values) => {
    await post('/account/email/confirm', { code: digits(values.code) }, { signal }).catch(async (problem) => {
      // The code is used up if an earlier try succeeded without an answer.
      if (problem.type !== 'wrong-code' || !same((await get('/account', { signal })).email, asked)) throw problem;
    });
    if (signal.aborted) return;
    say(t('Your address is changed. Use it from the next sign-in on.'));
    redraw();
  });
  const second = el('div', { hidden: true }, confirm.node);
  return [ask.node, second];
}
