/** Complimentary tickets: an organizer takes them beyond the limit of a booking, and hands them on. */

import { post } from '../api.js';
import { el, fill } from '../dom.js';
import { field, form } from '../forms.js';
import { plural, sentence, t } from '../language.js';
import { say } from '../messages.js';
import { explainOpen } from '../open-request.js';
import { problemBox } from '../parts.js';
import { once } from '../pending.js';

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
  const nobody = el('p', { class: 'muted' });
  const quantity = field('quantity', t('How many tickets'), {
    type: 'number',
    inputmode: 'numeric',
    min: 1,
    max: MOST,
    required: true,
  });
  const take = form([quantity], t('Take tickets'), (typed) => send({ quantity: Number(typed.quantity) }).then(arrive));
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
    say(plural(more, 'You have 1 ticket more.', 'You have {n} tickets more.'));
    result.hidden = false;
    fill(
      result,
      sentence(
        plural(
          booking.quantity,
          'Your booking has 1 ticket now. {link}',
          'Your booking has {n} tickets now. {link}',
          // It is put in as a node.
          { link: '{link}' },
        ),
        { link: el('a', { href: `/bookings/${booking.bookingId}` }, t('Hand them on')) },
      ),
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

  const explain = () =>
    explainOpen(box, intent, (body) => plural(body.quantity, 'take 1 ticket', 'take {n} tickets'), again);

  const node = el(
    'section',
    { class: 'card guest-list', 'aria-labelledby': 'guest-list' },
    el('h2', { id: 'guest-list', tabindex: -1 }, t('Guest list')),
    el(
      'p',
      { class: 'muted' },
      t(
        'Take tickets for guests of the house: more than others may, up to {most}, within the capacity. They are yours until you hand them on by a link.',
        { most: MOST },
      ),
    ),
    nobody,
    box.node,
    take.node,
    result,
  );
  explain();
  return {
    node,
    update({ state }) {
      take.node.hidden = state !== 'PUBLISHED';
      nobody.hidden = state === 'PUBLISHED';
      nobody.textContent =
        state === 'DRAFTED'
          ? t('You can take tickets as soon as the event is published.')
          : t('The event is cancelled.');
    },
  };
}
