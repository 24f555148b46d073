/** An invitation to help with an event: what it lets one do, and a button that accepts it. */

import { get, post } from '../api.js';
import { ROLES } from '../console/roles.js';
import { el } from '../dom.js';
import { shortTime } from '../format.js';
import { say } from '../messages.js';
import { go } from '../navigation.js';
import { button, problemBox } from '../parts.js';
import { useless } from '../useless-link.js';

export default async function invitation({ id: code, signal }) {
  const path = `/invitations/${code}`;
  let offer;
  try {
    offer = await get(path, { signal });
  } catch (problem) {
    return useless(problem, el('a', { class: 'button', href: '/organize' }, 'My events'));
  }
  const { eventId, eventName, role, expiresAt } = offer;
  const box = problemBox();
  let repeated = false;

  async function accept() {
    try {
      await post(path, {}, { signal, repeated });
    } catch (problem) {
      repeated ||= problem.open;
      if (problem.type !== 'already-member') throw problem;
    }
    if (signal.aborted) return;
    say(`You help with ${eventName} now.`);
    go(`/organize/${eventId}`, { replace: true });
  }

  return {
    title: `Invitation to ${eventName}`,
    content: el(
      'section',
      { class: 'own' },
      el('h1', {}, 'You are invited to help'),
      el(
        'div',
        { class: 'card' },
        el('h2', {}, eventName),
        el('p', { class: 'big' }, `As ${ROLES[role].article}`),
        el('p', {}, ROLES[role].may),
        el(
          'p',
          { class: 'muted' },
          'The organizer and those who help see your name. The link works until ',
          shortTime(expiresAt),
          '.',
        ),
        box.node,
        el(
          'div',
          { class: 'actions' },
          button('Accept', () => box.run(accept, signal), { class: 'primary' }),
          el('a', { href: '/organize' }, 'Not now'),
        ),
      ),
    ),
  };
}
