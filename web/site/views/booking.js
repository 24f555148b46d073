/** One booking: the ticket or the place in the waitlist, and the history. */

import { get, remove } from '../api.js';
import { eventById, note } from '../catalogue.js';
import { now, onTurn } from '../clock.js';
import { confirmThat } from '../dialog.js';
import { fileName, save } from '../download.js';
import { el, fill } from '../dom.js';
import { longTime, placeInLine, shortTime } from '../format.js';
import { say } from '../messages.js';
import { redraw } from '../navigation.js';
import { badge, button, problemBox, when } from '../parts.js';
import { poll } from '../poll.js';
import { qrCode } from '../qr.js';
import { goodNews, standing } from '../standing.js';
import { tickets } from '../words.js';

export default async function bookingView({ id, signal }) {
  const look = () => get(`/bookings/${id}`, { signal, quiet: true });
  let booking = await get(`/bookings/${id}`, { signal });
  let event = await eventById(booking.eventId);
  const page = el('article', { class: 'booking-page' });
  const box = problemBox();

  function draw() {
    const heading = page.querySelector('h1') ?? el('h1');
    const focused = page.contains(document.activeElement) && document.activeElement.textContent;
    heading.textContent = title(booking);
    fill(page, heading, summary(booking, event), box.node, actions(booking, event, addToCalendar), timeline(booking));
    // The new elements replace the one that had the focus.
    if (focused) [...page.querySelectorAll('a, button, h1')].find((node) => node.textContent === focused)?.focus();
  }

  async function changed(seen) {
    // The event says whether its cancellation is the reason.
    if (seen.state === 'CANCELLED') event = await get(`/events/${booking.eventId}`, { signal, quiet: true });
    sayChange(booking, seen, event);
    booking = seen;
    draw();
    document.title = `${title(booking)} – Box Office`;
  }

  /** The file has the event as it is now. */
  const addToCalendar = () =>
    box.run(async () => {
      event = await get(`/events/${event.eventId}`, { signal });
      note(event);
      draw();
      const { calendarFile } = await import('../calendar.js');
      if (signal.aborted || booking.state !== 'CONFIRMED' || event.state === 'CANCELLED') return;
      save(new Blob([calendarFile(booking, event)], { type: 'text/calendar' }), `${fileName(event.name)}.ics`);
      say('The calendar file is in your downloads. Open it to add the event.');
    }, signal);

  draw();
  if (booking.state !== 'CANCELLED') {
    poll(booking, look, changed, signal);
    onTurn(() => mayCancel(booking, event), draw, signal);
  }
  return { title: title(booking), content: page };
}

const DAY = 86_400_000;

/** Until when a booking can be cancelled. Who moved up from the waitlist has a day, but not after the start. */
function cancelUntil({ promotedAt }, event) {
  const deadline = Date.parse(event.cancelUntil);
  if (!promotedAt) return deadline;
  return Math.max(deadline, Math.min(Date.parse(promotedAt) + DAY, Date.parse(event.startsAt)));
}

const mayCancel = (booking, event) => cancelUntil(booking, event) > now();

const title = ({ state }) => (state === 'CONFIRMED' ? 'Your ticket' : 'Your booking');

function sayChange(before, after, event) {
  const news = goodNews(before, after, event);
  if (news) {
    say(news);
  } else if (after.state === 'WAITLISTED' && after.position !== before.position) {
    say(`You are ${placeInLine(after)} now.`);
  } else if (!before.checkedInAt && after.checkedInAt) {
    say('You are checked in. Enjoy the event!');
  } else if (before.state !== 'CANCELLED' && after.state === 'CANCELLED') {
    say('This booking was cancelled.');
  }
}

function summary(booking, event) {
  const facts = el(
    'div',
    { class: 'what' },
    el('p', {}, badge(standing(booking, event))),
    el('h2', {}, el('a', { href: `#/events/${event.eventId}` }, event.name)),
    el(
      'dl',
      { class: 'facts' },
      fact('When', when(event)),
      event.venue && fact('Where', event.venue),
      fact('Tickets', String(booking.quantity)),
    ),
  );
  if (booking.state !== 'CONFIRMED' || event.state === 'CANCELLED') return el('div', { class: 'card' }, facts);
  return el('div', { class: 'card ticket' }, facts, el('div', { class: 'stub' }, code(booking)));
}

const fact = (name, value) => [el('dt', {}, name), el('dd', {}, value)];

function code({ ticketCode }) {
  if (!ticketCode)
    return el('p', { class: 'muted' }, 'The code of this ticket is not ready yet. Reload the page in a moment.');
  return [qrCode(ticketCode, 'QR code of your ticket'), el('p', { class: 'code' }, ticketCode)];
}

function actions(booking, event, addToCalendar) {
  if (event.state === 'CANCELLED') return el('p', { class: 'muted' }, 'The event and all its bookings were cancelled.');
  if (booking.state === 'CANCELLED')
    return el(
      'div',
      { class: 'actions' },
      el('a', { class: 'button', href: `#/events/${event.eventId}` }, 'Show the event'),
    );
  if (booking.state === 'WAITLISTED') {
    return [
      el(
        'p',
        { class: 'muted' },
        'Keep this page open, or come back later. When it is your turn, you get your tickets without a click.',
      ),
      el(
        'div',
        { class: 'actions' },
        opener('Leave the waitlist', () => leave(booking, event)),
      ),
    ];
  }
  return [
    booking.checkedInAt
      ? el('p', { class: 'muted' }, 'You cannot cancel a ticket after check-in.')
      : deadline(booking, event),
    el(
      'div',
      { class: 'actions' },
      opener('Print', () => window.print(), 'primary'),
      button('Add to calendar', addToCalendar),
      !booking.checkedInAt && mayCancel(booking, event) && opener('Cancel booking', () => cancel(booking, event)),
    ),
  ];
}

function deadline(booking, event) {
  return el(
    'p',
    { class: 'muted' },
    mayCancel(booking, event) ? 'You can cancel it until ' : 'The cancellation deadline was ',
    longTime(cancelUntil(booking, event), event.timeZone),
    '.',
  );
}

const opener = (label, onclick, style) => el('button', { type: 'button', class: style, onclick }, label);

async function cancel(booking, event) {
  const many = booking.quantity > 1;
  const done = await confirmThat(
    `Cancel your booking for ${event.name}?`,
    [
      `You return ${many ? `all ${booking.quantity} tickets` : 'your ticket'}. ${many ? 'They go' : 'It goes'} to the waitlist, or on sale again.`,
      'You cannot undo this. If the event is sold out later, you can only join the waitlist.',
    ],
    'Yes, cancel it',
    ending(booking),
  );
  if (done) settled(`Cancelled. ${many ? 'Your tickets are' : 'Your ticket is'} returned.`);
}

/** Ends a booking, also by several clicks: those after an open outcome are marked as repeats. */
function ending({ bookingId, generation }) {
  let repeated = false;
  return async (signal) => {
    try {
      await remove(`/bookings/${bookingId}?generation=${generation}`, { signal, repeated });
    } catch (problem) {
      repeated ||= problem.open === true;
      throw problem;
    }
  };
}

async function leave(booking, event) {
  const done = await confirmThat(
    `Leave the waitlist for ${event.name}?`,
    [
      `You lose your place: you are ${placeInLine(booking)}.`,
      'You cannot undo this. If you join again, you start at the end of the waitlist.',
    ],
    'Yes, leave it',
    ending(booking),
  );
  if (done) settled('You left the waitlist.');
}

function settled(text) {
  say(text);
  redraw();
}

function timeline({ history = [], checkedInAt }) {
  const steps = history.map((change, index) => ({ at: change.at, text: happened(history, index) }));
  if (checkedInAt) steps.push({ at: checkedInAt, text: 'Checked in' });
  steps.sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
  if (steps.length === 0) return null;
  return el(
    'section',
    { class: 'story-line' },
    el('h2', {}, 'History'),
    el(
      'ol',
      { class: 'timeline' },
      steps.map(({ at, text }) =>
        el('li', {}, el('span', {}, text), el('time', { class: 'muted', datetime: at }, shortTime(at))),
      ),
    ),
  );
}

/** Only of the last cancellation it is known what it ended: the history has one promotion and one cancellation. */
function happened(history, index) {
  const { kind, quantity } = history[index];
  const ended = index === history.length - 1 ? history[index - 1] : undefined;
  switch (kind) {
    case 'JOIN':
      return `Joined the waitlist for ${tickets(quantity)}`;
    case 'BOOK':
      return `Booked ${tickets(quantity)}`;
    case 'PROMOTE':
      return `Got ${tickets(quantity)} from the waitlist`;
    case 'SWEEP':
      return 'Cancelled with the event';
    case 'END':
      return 'Left the waitlist: the event has fewer seats now';
    case 'EXPIRE':
      return 'Left the waitlist: the event began';
    default:
      if (ended === undefined) return 'Cancelled';
      return ended.state === 'WAITLISTED' ? 'Left the waitlist' : `Returned ${tickets(quantity)}`;
  }
}
