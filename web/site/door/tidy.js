/** When what a door keeps on the device goes. */

import { now } from '../clock.js';
import { confirmThat } from '../dialog.js';
import { plural, t } from '../language.js';
import * as session from '../session.js';
import { device } from '../store.js';
import { differs } from './queue.js';
import * as shelf from './shelf.js';

/** Whose door of which event: what the device keeps belongs to it. */
export const whereOf = ({ email }, eventId) => `${email.toLowerCase()}/${eventId}`;

/** Removes what belongs to events that are over, except what a person must still see. */
export async function tidy() {
  const over = (await shelf.all('lists')).filter(({ until }) => until < now()).map(({ where }) => where);
  for (const { id, where, state, told } of await shelf.all('checks'))
    if (over.includes(where) && state !== 'waiting' && !differs({ state, told })) await shelf.drop('checks', id);
  for (const where of over) await shelf.drop('lists', where);
  const rest = [...(await shelf.all('lists')), ...(await shelf.all('checks'))];
  if (rest.length === 0) device.write('door', null);
}

/** Asks before the person signs out and check-ins are lost. */
export async function maySignOut() {
  const mine = whereOf(session.current(), '');
  const open = (await shelf.all('checks')).filter(({ where, state, seen }) => {
    return where.startsWith(mine) && (state === 'waiting' || !seen);
  });
  if (open.length === 0) return true;
  return confirmThat(
    t('Sign out and lose check-ins?'),
    [
      plural(
        open.length,
        '1 check-in of this device was not sent yet, or nobody has seen the answer.',
        '{n} check-ins of this device were not sent yet, or nobody has seen the answer.',
      ),
      t('Signing out deletes them. Open the door again, with a network, to keep them.'),
    ],
    t('Sign out all the same'),
    async () => {},
    { no: t('Stay signed in') },
  );
}
