/** The person's own account. */

import { get, post } from '../api.js';
import { addressForm } from '../account/address.js';
import { deleteAccount } from '../account/deletion.js';
import { detailsForm } from '../account/details.js';
import { enrolment } from '../account/enrolment.js';
import { passwordForm } from '../account/password.js';
import { follow } from '../account/same-person.js';
import { save } from '../download.js';
import { el } from '../dom.js';
import { sentence, t } from '../language.js';
import { say } from '../messages.js';
import { go } from '../navigation.js';
import { badge, button, problemBox } from '../parts.js';
import * as session from '../session.js';

export default async function account({ signal }) {
  const own = await get('/account', { signal });
  follow(own.email);
  return {
    title: t('Your account'),
    content: el(
      'article',
      { class: 'own' },
      el('h1', {}, t('Your account')),
      part(t('Details'), detailsForm(own, signal)),
      part(
        t('E-mail address'),
        el('p', {}, sentence('You sign in with {email}.', { email: el('strong', {}, own.email) })),
        folded(t('Change the address'), addressForm(own, signal)),
      ),
      part(
        t('Password'),
        el('p', {}, t('A new password ends all sessions but this one.')),
        folded(t('Change the password'), passwordForm(own, signal)),
      ),
      part(
        t('Two-step sign-in'),
        own.hasSecondFactor
          ? el(
              'p',
              {},
              badge({ key: 'confirmed', label: t('On') }),
              ' ',
              t('A new app takes the place of the one you have.'),
            )
          : el('p', {}, t('After the password, the sign-in also asks for a code of an authenticator app.')),
        folded(own.hasSecondFactor ? t('Set up another app') : t('Set it up'), enrolment(own, signal)),
      ),
      part(
        t('Sessions'),
        el('p', {}, t('Did you lose a device, or use one of somebody else? End all your sessions, also this one.')),
        el('p', { class: 'muted' }, t('A page that is open there may work for 15 minutes more.')),
        ...signOutEverywhere(signal),
      ),
      part(t('Your data'), el('p', {}, t('All that is stored about you, as a JSON file.')), ...download(signal)),
      part(
        t('End of the account'),
        el('p', {}, t('This cancels your bookings and deletes your data.')),
        el(
          'div',
          { class: 'actions' },
          el('button', { type: 'button', class: 'danger', onclick: deleteAccount }, t('Delete account')),
        ),
      ),
    ),
  };
}

let sections = 0;

function part(title, ...content) {
  const id = `part-${++sections}`;
  return el('section', { class: 'card', 'aria-labelledby': id }, el('h2', { id }, title), ...content);
}

const folded = (title, ...content) => el('details', {}, el('summary', {}, title), ...content);

function signOutEverywhere(signal) {
  return withProblems(t('Sign out everywhere'), signal, async () => {
    const who = session.current()?.id;
    await post('/account/sign-out-everywhere', undefined, { signal });
    if (session.current()?.id !== who) return;
    session.end();
    go('/events');
    say(t('You are signed out on all devices.'));
  });
}

function download(signal) {
  return withProblems(t('Download my data'), signal, async () => {
    const data = JSON.stringify(await exported(signal), null, 2);
    signal.throwIfAborted();
    save(new Blob([data], { type: 'application/json' }), 'box-office-account.json');
    say(t('The file is in your downloads.'));
  });
}

/** The parts of the export as one document. */
async function exported(signal) {
  const { cursor: more, ...all } = await get('/account/export', { signal });
  for (let cursor = more; cursor;) {
    const part = await get(`/account/export?cursor=${cursor}`, { signal });
    all.bookings.push(...part.bookings);
    all.events.push(...part.events);
    all.messages.push(...part.messages);
    cursor = part.cursor;
  }
  return all;
}

function withProblems(label, signal, work) {
  const box = problemBox();
  return [
    box.node,
    el(
      'div',
      { class: 'actions' },
      button(label, () => box.run(work, signal)),
    ),
  ];
}
