/** Complimentary tickets: an organizer takes them beyond the limit of a booking, and hands them on. */

import { post } from '../api.js';
import { el } from '../dom.js';
import { field, form } from '../forms.js';
import { say } from '../messages.js';
import { explainOpen } from '../open-request.js';
import { problemBox } from '../parts.js';
import { once } from '../pending.js';
import { tickets } from '../words.js';

const MOST = 100;

/**
 * @param {Object} event
 * @param {function()} changed is called when there are more tickets
 * @param {AbortSignal} signal of the view
 */
export function guestList({ eventId }, changed, signal) {
  const intent = `complimentary/${eventId}`;
  const box = problemBox();
  const result = el('p', { hidden: true });
  const quantity = field('quantity', 'How many tickets', {
    type: 'number',
    inputmode: 'numeric',
    min: 1,
    max: MOST,
    required: true,
  });
  const take = form([quantity], 'Take tickets', (typed) => send({ quantity: Number(typed.quantity) }).then(arrive));
  take.node.classList.add('inline');
  take.submit.classList.remove('primary');

  const send = (body) =>
    once(intent, body, async (sent, key, repeated) => ({
      booking: await post(`/events/${eventId}/complimentary`, sent, { key, repeated, signal }),
      more: sent.quantity,
    }));

  function arrive({ booking, more }) {
    if (signal.aborted) return;
    box.clear();
    take.node.reset();
    say(`You have ${tickets(more)} more.`);
    result.hidden = false;
    result.replaceChildren(
      `Your booking has ${tickets(booking.quantity)} now. `,
      el('a', { href: `/bookings/${booking.bookingId}` }, 'Hand them on'),
      '.',
    );
    changed();
  }

  const again = () =>
    box.run(async () => {
      try {
        arrive(await send({}));
      } catch (problem) {
        if (!explain()) throw problem;
      }
    }, signal);

  const explain = () => explainOpen(box, intent, (body) => `take ${tickets(body.quantity)}`, again);

  const node = el(
    'section',
    { class: 'card guest-list', 'aria-labelledby': 'guest-list' },
    el('h2', { id: 'guest-list' }, 'Guest list'),
    el(
      'p',
      { class: 'muted' },
      `Take tickets for guests of the house: more than others may, up to ${MOST}, within the capacity. They are yours until you hand them on by a link.`,
    ),
    box.node,
    take.node,
    result,
  );
  explain();
  return {
    node,
    update: ({ state }) => {
      node.hidden = state !== 'PUBLISHED';
    },
  };
}
