/** One booking: its tickets or the place in the waitlist, what can be done with it, and the history. */

import { get, remove } from '../api.js';
import { changes, roomFor } from '../booking/changes.js';
import { isIn } from '../booking/choice.js';
import { handOvers } from '../booking/hand-overs.js';
import { timeline } from '../booking/history.js';
import { ticketCards } from '../booking/tickets.js';
import { eventById, note } from '../catalogue.js';
import { now, onTurn } from '../clock.js';
import { confirmThat } from '../dialog.js';
import { fileName, save } from '../download.js';
import { el, fill } from '../dom.js';
import { longTime } from '../format.js';
import { say } from '../messages.js';
import { redraw } from '../navigation.js';
import { badge, button, problemBox, when } from '../parts.js';
import { poll } from '../poll.js';
import { sale } from '../sales.js';
import { goodNews, placeInLine, standing } from '../standing.js';
import { styles } from '../styles.js';
import { tickets } from '../words.js';

const MANY = 10;

const SHEET = '/booking/booking.css';

// It loads with this module, so that the view opens also without a connection.
styles(SHEET);

export default async function bookingView({ id, signal }) {
  const look = () => get(`/bookings/${id}`, { signal, quiet: true });
  let [booking] = await Promise.all([get(`/bookings/${id}`, { signal }), styles(SHEET)]);
  let event = await eventById(booking.eventId);
  const page = el('article', { class: 'booking-page' });
  const box = problemBox();
  const changing = changes(id, () => booking, taken, box, signal);
  const links = handOvers(
    id,
    () => booking,
    () => event,
    signal,
  );

  function draw() {
    const heading = page.querySelector('h1') ?? el('h1');
    const focused = page.contains(document.activeElement) && nameOf(document.activeElement);
    heading.textContent = title(booking);
    const cards = holds(booking, event) && ticketCards(booking, event, taken);
    const does = [box.node, actions(), holds(booking, event) && links.node];
    fill(
      page,
      heading,
      summary(booking, event),
      // Who has a few tickets shows them at the door. Who has many hands them on.
      booking.quantity > MANY ? [...does, cards] : [cards, ...does],
      timeline(booking),
    );
    // The new elements replace the one that had the focus.
    if (focused) [...page.querySelectorAll('a, button, h1')].find((node) => nameOf(node) === focused)?.focus();
  }

  /** Shows the booking as an answer has it. A poll may have shown a newer one. */
  function taken(seen) {
    if (seen.generation < booking.generation || seen.revision < booking.revision) return;
    booking = seen.position || seen.state !== 'WAITLISTED' ? seen : { ...placeOf(booking), ...seen };
    draw();
    document.title = `${title(booking)} – Box Office`;
  }

  async function changed(seen) {
    // The event says whether its cancellation is the reason.
    if (seen.state === 'CANCELLED') event = await get(`/events/${booking.eventId}`, { signal, quiet: true });
    sayChange(booking, seen, event);
    const others = seen.revision !== booking.revision;
    booking = seen;
    draw();
    document.title = `${title(booking)} – Box Office`;
    // Somebody may have taken tickets by a link.
    if (others && holds(booking, event)) links.load();
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

  function actions() {
    if (event.state === 'CANCELLED')
      return el('p', { class: 'muted' }, 'The event and all its bookings were cancelled.');
    if (booking.state === 'CANCELLED')
      return el(
        'div',
        { class: 'actions' },
        el('a', { class: 'button', href: `/events/${event.eventId}` }, 'Show the event'),
      );
    return booking.state === 'WAITLISTED' ? whileWaiting() : withTickets();
  }

  function whileWaiting() {
    return [
      el(
        'p',
        { class: 'muted' },
        'Keep this page open, or come back later. When it is your turn, you get your tickets without a click.',
      ),
      el(
        'div',
        { class: 'actions' },
        booking.quantity > 1 && !changing.isOpen() && opener('Wait for fewer', changing.waitForFewer),
        opener('Leave the waitlist', () => leave(booking, event)),
      ),
    ];
  }

  function withTickets() {
    const { quantity, checkedInTickets: inside = 0 } = booking;
    const many = quantity > 1;
    const early = mayCancel(booking, event);
    const rest = booking.tickets?.some((ticket) => !isIn(ticket));
    return [
      inside === 0
        ? deadline(booking, event)
        : el('p', { class: 'muted' }, 'You cannot cancel a booking after check-in.'),
      el(
        'div',
        { class: 'actions' },
        opener('Print', () => window.print(), 'primary'),
        button('Add to calendar', addToCalendar),
        rest &&
          event.handOvers !== false &&
          Date.parse(event.startsAt) > now() &&
          opener('Hand tickets on', links.handOn),
        sale(event).open &&
          roomFor(booking, event) > 0 &&
          !changing.isOpen() &&
          opener('Get more tickets', () => changing.add(event)),
        many && rest && early && !changing.isOpen() && opener('Give some back', changing.giveBack),
        inside === 0 && early && opener('Cancel booking', () => cancel(booking, event)),
      ),
    ];
  }

  draw();
  changing.explain();
  if (holds(booking, event)) {
    links.explain();
    links.load();
  }
  if (booking.state !== 'CANCELLED') {
    poll(booking, look, changed, signal);
    onTurn(() => `${mayCancel(booking, event)} ${sale(event).key}`, draw, signal);
  }
  return { title: title(booking), content: page };
}

/** What an element is known by after the next drawing. The text of a button for a name changes with the name. */
const nameOf = (node) => node.id || node.textContent;

const placeOf = ({ position, positionAtLeast }) => ({ position, positionAtLeast });

/** Whether there are tickets that let somebody in. */
const holds = ({ state }, event) => state === 'CONFIRMED' && event.state !== 'CANCELLED';

const DAY = 86_400_000;

/** Until when a booking can be cancelled. Who moved up from the waitlist has a day, but not after the start. */
function cancelUntil({ promotedAt }, event) {
  const deadline = Date.parse(event.cancelUntil);
  if (!promotedAt) return deadline;
  return Math.max(deadline, Math.min(Date.parse(promotedAt) + DAY, Date.parse(event.startsAt)));
}

const mayCancel = (booking, event) => cancelUntil(booking, event) > now();

const title = ({ state, quantity }) =>
  state !== 'CONFIRMED' ? 'Your booking' : quantity === 1 ? 'Your ticket' : 'Your tickets';

function sayChange(before, after, event) {
  const news = goodNews(before, after, event);
  const inside = after.checkedInTickets ?? 0;
  if (news) {
    say(news);
  } else if (before.state !== 'CANCELLED' && after.state === 'CANCELLED') {
    const handedOn = after.history?.at(-1)?.kind === 'HAND_ON_ALL';
    say(handedOn ? 'Your tickets were taken by a link that you made.' : 'This booking was cancelled.');
  } else if (after.quantity !== before.quantity) {
    say(`You ${after.state === 'WAITLISTED' ? 'wait for' : 'have'} ${tickets(after.quantity)} now.`);
  } else if (after.state === 'WAITLISTED' && after.position !== before.position) {
    say(`You are ${placeInLine(after)} now.`);
  } else if (inside > (before.checkedInTickets ?? 0)) {
    say(inside === after.quantity ? 'You are checked in. Enjoy the event!' : `${inside} of ${after.quantity} are in.`);
  }
}

function summary(booking, event) {
  return el(
    'div',
    { class: 'card what summary' },
    el('p', {}, badge(standing(booking, event))),
    el('h2', {}, el('a', { href: `/events/${event.eventId}` }, event.name)),
    el(
      'dl',
      { class: 'facts' },
      fact('When', when(event)),
      event.venue && fact('Where', event.venue),
      fact('Tickets', String(booking.quantity)),
    ),
  );
}

const fact = (name, value) => [el('dt', {}, name), el('dd', {}, value)];

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
