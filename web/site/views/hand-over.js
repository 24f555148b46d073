/** Tickets that somebody hands on: what the link gives, and a button that takes it. */

import { get, post } from '../api.js';
import { confirmThat } from '../dialog.js';
import { el } from '../dom.js';
import { shortTime } from '../format.js';
import { say } from '../messages.js';
import { go } from '../navigation.js';
import { button, leaf, problemBox, when } from '../parts.js';
import { useless } from '../useless-link.js';
import { tickets } from '../words.js';

export default async function handOver({ id: code, signal }) {
  const path = `/hand-overs/${code}`;
  let offer;
  try {
    offer = await get(path, { signal });
  } catch (problem) {
    return useless(problem, el('a', { class: 'button', href: '/bookings' }, 'My bookings'));
  }
  const { eventName, quantity, expiresAt, timeZone } = offer;
  const box = problemBox();
  const what = tickets(quantity);
  const them = quantity === 1 ? 'the ticket' : 'the tickets';
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
    say(`You have ${what} for ${eventName}.`, { heard: true });
    go(`/bookings/${booking.bookingId}`, { replace: true });
  }

  /** A person has one booking for an event, so who takes tickets does not wait for others. */
  async function leaveTheWaitlist() {
    let booking;
    await confirmThat(
      `Leave the waitlist for ${eventName}?`,
      [
        `You wait for this event. If you take ${them}, you leave the waitlist and lose your place.`,
        'You cannot undo this.',
      ],
      `Leave it, and take ${them}`,
      async (stop) => {
        booking = await claim({ leaveWaitlist: true }, stop);
      },
      { no: 'Keep my place' },
    );
    return booking;
  }

  return {
    title: `${what} for ${eventName}`,
    content: el(
      'section',
      { class: 'own' },
      el('h1', {}, `${what} for you`),
      el(
        'div',
        { class: 'card' },
        el('div', { class: 'title' }, leaf(offer), el('h2', {}, eventName)),
        el('p', { class: 'big' }, when(offer)),
        el(
          'p',
          { class: 'muted' },
          `Somebody hands ${quantity === 1 ? 'this ticket' : 'these tickets'} on to you. Who takes ${quantity === 1 ? 'it' : 'them'} first has ${quantity === 1 ? 'it' : 'them'}. The link works until `,
          shortTime(expiresAt, timeZone),
          '.',
        ),
        box.node,
        el(
          'div',
          { class: 'actions' },
          button(`Take ${them}`, () => box.run(take, signal), { class: 'primary' }),
          el('a', { href: `/events/${offer.eventId}` }, 'Show the event'),
        ),
      ),
    ),
  };
}
