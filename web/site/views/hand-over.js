/** Tickets that somebody hands on: what the link gives, and a button that takes it. */

import { get, post } from '../api.js';
import { hueOf } from '../covers.js';
import { confirmThat } from '../dialog.js';
import { el } from '../dom.js';
import { shortTime } from '../format.js';
import { plural, t } from '../language.js';
import { say } from '../messages.js';
import { go } from '../navigation.js';
import { button, leaf, problemBox, when } from '../parts.js';
import { useless } from '../useless-link.js';

export default async function handOver({ id: code, signal }) {
  const path = `/hand-overs/${code}`;
  let offer;
  try {
    offer = await get(path, { signal });
  } catch (problem) {
    return useless(problem, el('a', { class: 'button', href: '/bookings' }, t('My bookings')));
  }
  const { eventName, quantity, expiresAt, timeZone } = offer;
  const box = problemBox();
  let repeated = false;

  async function claim(body, stop) {
    try {
      return await post(path, body, { signal: stop, repeated });
    } catch (problem) {
      repeated ||= problem.open;
      throw problem;
    }
  }

  async function take() {
    let booking;
    try {
      booking = offer.waiting ? await leaveTheWaitlist() : await claim({}, signal);
    } catch (problem) {
      if (problem.type !== 'waiting' || signal.aborted) throw problem;
      // The person has joined the waitlist since.
      booking = await leaveTheWaitlist();
    }
    if (!booking || signal.aborted) return;
    // The next view shows the same, and nothing must cover its QR code.
    say(plural(quantity, 'You have 1 ticket for {event}.', 'You have {n} tickets for {event}.', { event: eventName }), {
      heard: true,
    });
    go(`/bookings/${booking.bookingId}`, { replace: true });
  }

  /** A person has one booking for an event, so who takes tickets does not wait for others. */
  async function leaveTheWaitlist() {
    let booking;
    await confirmThat(
      t('Leave the waitlist for {event}?', { event: eventName }),
      [
        plural(
          quantity,
          'You wait for this event. If you take the ticket, you leave the waitlist and lose your place.',
          'You wait for this event. If you take the tickets, you leave the waitlist and lose your place.',
        ),
        t('You cannot undo this.'),
      ],
      plural(quantity, 'Leave it, and take the ticket', 'Leave it, and take the tickets'),
      async (stop) => {
        booking = await claim({ leaveWaitlist: true }, stop);
      },
      { no: t('Keep my place') },
    );
    return booking;
  }

  return {
    title: plural(quantity, '1 ticket for {event}', '{n} tickets for {event}', { event: eventName }),
    content: el(
      'section',
      { class: `own ${hueOf(offer.eventId)}` },
      el('h1', {}, plural(quantity, '1 ticket for you', '{n} tickets for you')),
      el(
        'div',
        { class: 'card' },
        el('div', { class: 'title' }, leaf(offer), el('h2', {}, eventName)),
        el('p', { class: 'big' }, when(offer)),
        el(
          'p',
          { class: 'muted' },
          plural(
            quantity,
            'Somebody hands this ticket on to you. Who takes it first has it. The link works until {time}.',
            'Somebody hands these tickets on to you. Who takes them first has them. The link works until {time}.',
            { time: shortTime(expiresAt, timeZone) },
          ),
        ),
        box.node,
        el(
          'div',
          { class: 'actions' },
          button(plural(quantity, 'Take the ticket', 'Take the tickets'), () => box.run(take, signal), {
            class: 'primary',
          }),
          el('a', { href: `/events/${offer.eventId}` }, t('Show the event')),
        ),
      ),
    ),
  };
}
