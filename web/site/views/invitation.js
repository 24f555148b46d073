/** An invitation to help with an event: what it lets one do, and a button that accepts it. */

import { get, post } from '../api.js';
import { ROLES } from '../console/roles.js';
import { el } from '../dom.js';
import { shortTime } from '../format.js';
import { t } from '../language.js';
import { say } from '../messages.js';
import { go } from '../navigation.js';
import { button, problemBox } from '../parts.js';
import { useless } from '../useless-link.js';

const AS = {
  CO_ORGANIZER: () => t('As a co-organizer'),
  STEWARD: () => t('As a steward'),
};

export default async function invitation({ id: code, signal }) {
  const path = `/invitations/${code}`;
  let offer;
  try {
    offer = await get(path, { signal });
  } catch (problem) {
    return useless(problem, el('a', { class: 'button', href: '/organize' }, t('My events')));
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
    say(t('You help with {name} now.', { name: eventName }));
    go(`/organize/${eventId}`, { replace: true });
  }

  return {
    title: t('Invitation to {name}', { name: eventName }),
    content: el(
      'section',
      { class: 'own' },
      el('h1', {}, t('You are invited to help')),
      el(
        'div',
        { class: 'card' },
        el('h2', {}, eventName),
        el('p', { class: 'big' }, AS[role]()),
        el('p', {}, ROLES[role].may),
        el(
          'p',
          { class: 'muted' },
          t('The organizer and those who help see your name. The link works until {time}.', {
            time: shortTime(expiresAt),
          }),
        ),
        box.node,
        el(
          'div',
          { class: 'actions' },
          button(t('Accept'), () => box.run(accept, signal), { class: 'primary' }),
          el('a', { href: '/organize' }, t('Not now')),
        ),
      ),
    ),
  };
}
