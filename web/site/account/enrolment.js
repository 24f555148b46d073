/** Sets up two-step sign-in with an authenticator app. */

import { get, post } from '../api.js';
import { el, fill } from '../dom.js';
import { form } from '../forms.js';
import { t } from '../language.js';
import { say } from '../messages.js';
import { redraw } from '../navigation.js';
import { appCode, currentPassword, digits } from '../passwords.js';
import { qrCode } from '../qr.js';
import { wrongAppCode } from '../entry/second-factor.js';

export function enrolment(own, signal) {
  let password;
  const begin = form([currentPassword()], t('Continue'), async (values) => {
    ({ password } = values);
    const secret = await post('/account/second-factor', values, { signal });
    if (signal.aborted) return;
    fill(place, secrets(secret), finish.node);
    place.querySelector('input').focus();
  });
  const finish = form([appCode()], t('Turn on two-step sign-in'), async ({ code }) => {
    await post('/account/second-factor/confirm', { password, code: digits(code) }, { signal }).catch(
      async (problem) => {
        // The code is used up if an earlier try succeeded without an answer.
        const done = problem.type === 'wrong-code' && !own.hasSecondFactor && (await get('/account', { signal }));
        if (!done?.hasSecondFactor) wrongAppCode(problem);
      },
    );
    if (signal.aborted) return;
    say(t('Two-step sign-in is on. You are signed out on other devices, and asked to sign in here again soon.'));
    redraw();
  });
  const place = el('div', { class: 'own' }, begin.node);
  return place;
}

/** Three ways to the same secret: a camera, a tap on the device that has the app, and typing. */
function secrets({ secret, uri }) {
  return el(
    'div',
    { class: 'card' },
    el('p', {}, t('Scan this image with your authenticator app, or give it the secret.')),
    qrCode(uri, t('QR code for your authenticator app')),
    el('p', { class: 'code' }, secret),
    uri.startsWith('otpauth://') && el('a', { href: uri }, t('Open the app on this device')),
    el('p', { class: 'muted' }, t('Whoever has the secret has your codes. It is shown only now.')),
  );
}
