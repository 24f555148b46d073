/** One event, and the way to a ticket for it. */

import { get, post, Problem } from '../api.js';
import { note } from '../catalogue.js';
import { el, fill } from '../dom.js';
import { placeInLine, shortTime } from '../format.js';
import { field } from '../forms.js';
import { go, redraw } from '../navigation.js';
import { say } from '../notices.js';
import { bookingFor } from '../pages.js';
import { badge, busyWhile, leaf, meter, problemBox, when } from '../parts.js';
import { find, once, settle } from '../pending.js';
import { poll } from '../poll.js';
import { sale } from '../sales.js';
import { tickets } from '../words.js';

// A request without an answer is sent again by itself for so long; later its sender may have thought again.
const RESUMED = 5 * 60_000;

export default async function eventView({ id, signal }) {
  const look = () => get(`/events/${id}`, { signal, quiet: true });
  const [event, booking] = await Promise.all([get(`/events/${id}`, { signal }), bookingFor(id, { signal })]);
  if (booking && find(intentFor(id))) arrive(booking, event);
  const header = el('div', { class: 'facts' });
  const panel = el('section', { class: 'card panel', 'aria-label': 'Booking' });
  const desk = booking ? having(booking, panel, signal) : offering(event, panel, signal);

  function draw(seen) {
    note(seen);
    fill(header, badge(sale(seen)), el('p', { class: 'big' }, when(seen)), seen.venue && el('p', {}, seen.venue));
    desk.update(seen);
  }

  draw(event);
  poll(event, look, draw, signal);
  return {
    title: event.name,
    content: el(
      'article',
      { class: 'event-page' },
      el('div', { class: 'title' }, leaf(event), el('h1', {}, event.name)),
      el('div', { class: 'story' }, header, event.description && el('p', { class: 'prose' }, event.description)),
      panel,
    ),
  };
}

const intentFor = (eventId) => `book/${eventId}`;

/** The answer to an intent is there. */
function arrive(booking, event) {
  settle(intentFor(event.eventId));
  if (booking.state === 'CONFIRMED') say(`Booked: ${tickets(booking.quantity)} for ${event.name}.`);
  else if (booking.state === 'WAITLISTED') say(`You are on the waitlist for ${event.name}, ${placeInLine(booking)}.`);
  go(`/bookings/${booking.bookingId}`);
}

/** For who has a booking: where it is, and what becomes of it. */
function having(first, panel, signal) {
  let booking = first;
  const state = el('p', { class: 'big' });
  const link = el('a', { class: 'button primary', href: `#/bookings/${booking.bookingId}` });
  const seats = el('div');
  fill(panel, el('h2', {}, 'You are in'), state, el('div', { class: 'actions' }, link), seats);

  function draw() {
    const confirmed = booking.state === 'CONFIRMED';
    fill(
      state,
      confirmed
        ? `You have ${tickets(booking.quantity)}.`
        : `You wait for ${tickets(booking.quantity)}, ${placeInLine(booking)}.`,
    );
    fill(link, confirmed ? 'Show your ticket' : 'Show your booking');
    panel.querySelector('h2').textContent = confirmed ? 'You are in' : 'You are on the waitlist';
  }

  function changed(seen) {
    if (seen.state === 'CANCELLED') {
      say('Your booking was cancelled.');
      return redraw();
    }
    if (booking.state === 'WAITLISTED' && seen.state === 'CONFIRMED')
      say(`Good news: ${tickets(seen.quantity)} came free, and ${seen.quantity === 1 ? 'it is' : 'they are'} yours.`);
    booking = seen;
    draw();
  }

  draw();
  poll(booking, () => get(`/bookings/${booking.bookingId}`, { signal, quiet: true }), changed, signal);
  return { update: (event) => fill(seats, meter(event)) };
}

/** For who has none: tickets, or the waitlist, in the same place. */
function offering(first, panel, signal) {
  const { eventId } = first;
  const name = intentFor(eventId);
  let event = first;
  let retry = 0;
  let timer;

  const quantity = field('quantity', 'Tickets', { control: el('select') });
  const select = quantity.control;
  select.addEventListener('change', draw);
  const words = el('p', { class: 'muted' });
  const seats = el('div');
  const book = choice('Book tickets', 'primary', () => ask('reject'));
  const fewer = choice('', '', () => {
    select.value = String(event.availableTickets);
    return ask('reject');
  });
  const wait = choice('Join the waitlist', 'primary', () => ask('waitlist'));
  const forget = choice('Forget it', '', giveUp);
  const box = problemBox();
  const controls = el(
    'form',
    { onsubmit: submit },
    quantity.node,
    words,
    box.node,
    el('div', { class: 'actions' }, book, wait, fewer, forget),
  );
  const heading = el('h2', {});
  fill(panel, heading, seats, controls);

  function choice(label, style, work) {
    const control = el('button', { type: 'button', class: style, onclick: () => busyWhile(control, work) }, label);
    return control;
  }

  function submit(submission) {
    submission.preventDefault();
    (book.hidden ? wait : book).click();
  }

  function offer() {
    const most = event.maxTicketsPerBooking;
    if (select.options.length === most) return;
    const chosen = Number(select.value) || 1;
    fill(
      select,
      Array.from({ length: most }, (_, index) => el('option', { value: String(index + 1) }, String(index + 1))),
    );
    select.value = String(Math.min(chosen, most));
  }

  function draw() {
    const { open, label, detail } = sale(event);
    const intent = find(name);
    fill(heading, open ? 'Seats' : label);
    fill(seats, meter(event));
    offer();
    controls.hidden = false;
    select.disabled = intent !== null;
    if (intent) select.value = String(intent.body.quantity);
    const old = intent !== null && !resumes(intent);
    for (const part of [quantity.node, book, wait, fewer]) part.hidden = !open && !intent;
    forget.hidden = !old;
    if (!open && !intent) {
      fill(words, detail);
      return;
    }
    const left = event.availableTickets ?? Infinity;
    const wanted = Number(select.value);
    const short = intent ? intent.body.onSoldOut === 'waitlist' : wanted > left;
    book.hidden = short;
    wait.hidden = !short;
    fewer.hidden = !short || left === 0 || intent !== null;
    fill(fewer, `Book ${left} instead`);
    fill(book, old ? 'Send again' : 'Book tickets');
    fill(wait, old ? 'Send again' : 'Join the waitlist');
    words.className = intent ? 'muted' : 'muted advice';
    fill(
      words,
      intent
        ? `This is your request of ${shortTime(intent.since)}, which was not answered yet. It counts once, however often it is sent.`
        : advice(left, wanted),
    );
  }

  /** Gives up a request that may have come through: then there is a booking, and it is shown. */
  async function giveUp() {
    box.clear();
    try {
      const booking = await bookingFor(eventId, { signal });
      if (booking) return arrive(booking, event);
      settle(name);
      draw();
      select.focus();
    } catch (problem) {
      if (!signal.aborted) box.show(problem);
    }
  }

  function advice(left, wanted) {
    if (left === 0)
      return `Sold out. ${waitingWords(event.waitlistCount)} Tickets that come back go to those who wait, first come, first served.`;
    if (wanted > left) return `Only ${tickets(left)} left. You can wait for ${wanted}, or take what is there.`;
    return 'They are yours as soon as you book.';
  }

  async function ask(onSoldOut) {
    box.clear();
    const body = { quantity: Number(select.value), onSoldOut };
    const asked = once(name, body, (intent, key) => post(`/events/${eventId}/bookings`, intent, { key }));
    draw();
    try {
      const booking = await asked;
      if (!signal.aborted) arrive(booking, event);
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      await refused(problem);
    }
  }

  async function refused(problem) {
    const left = { 'sold-out': 0, 'not-enough-seats': problem.members.availableTickets }[problem.type];
    if (left !== undefined) event = { ...event, availableTickets: left };
    draw();
    const mine = problem.type === 'different-quantity' && (await bookingFor(eventId).catch(() => null));
    box.show(problem, mine && el('a', { href: `#/bookings/${mine.bookingId}` }, 'Show that booking'));
    if (find(name) && problem.status !== 401)
      resumeIn(Math.max(5_000 * 2 ** Math.min(retry++, 3), (problem.retryAfter ?? 0) * 1_000));
  }

  function resumeIn(milliseconds) {
    clearTimeout(timer);
    if (!signal.aborted) timer = setTimeout(resume, milliseconds);
  }

  function resume() {
    clearTimeout(timer);
    const intent = find(name);
    if (intent && resumes(intent)) (intent.body.onSoldOut === 'waitlist' ? wait : book).click();
    else draw();
  }

  signal.addEventListener('abort', () => clearTimeout(timer));
  window.addEventListener('online', resume, { signal });
  if (find(name)) resumeIn(0);
  return {
    update(seen) {
      event = seen;
      draw();
    },
  };
}

const resumes = ({ since }) => Date.now() - since < RESUMED;

const waitingWords = (waiting) =>
  waiting ? `${waiting} ${waiting === 1 ? 'booking waits' : 'bookings wait'}.` : 'Nobody waits yet.';
