/** One event, with booking and waitlist. */

import { get, post, Problem } from '../api.js';
import { facts } from '../booking/facts.js';
import { addToCalendar } from '../calendar.js';
import { note } from '../catalogue.js';
import { coverOf } from '../covers.js';
import { el, fill, keepingFocus } from '../dom.js';
import { shortTime } from '../format.js';
import { field, upTo } from '../forms.js';
import { number, plural, t } from '../language.js';
import { shareOrCopy } from '../link-box.js';
import { linked } from '../linked.js';
import { say } from '../messages.js';
import { go, redraw } from '../navigation.js';
import { bookingFor } from '../pages.js';
import { badge, button, leaf, meter, problemBox } from '../parts.js';
import { find, giveUp, once, settle } from '../pending.js';
import { poll } from '../poll.js';
import { isOver, onSaleTurn, sale } from '../sales.js';
import * as session from '../session.js';
import { goodNews, leftTheWaitlist, placeInLine } from '../standing.js';
import { tab } from '../store.js';
import { styles } from '../styles.js';

const SHEET = '/booking/event.css';

// It loads with this module, so that the view opens also without a connection.
styles(SHEET);

// For so long, the page repeats a request without an answer. Later, the guest may no longer want it.
const RESUMED = 5 * 60_000;

// What a person asked for before they signed in. The next view asks for it, once.
let asked = null;

export default async function eventView({ id, signal }) {
  const look = () => get(`/events/${id}`, { signal, quiet: true });
  const goesOn = asked?.eventId === id && asked.who === session.current()?.id ? asked.body : null;
  asked = null;
  const [first, booking] = await Promise.all([
    get(`/events/${id}`, { signal }),
    bookingFor(id, { signal }),
    styles(SHEET),
  ]);
  if (booking) choiceOf(id).keep(null);
  if (booking && find(intentFor(id))) arrive(booking, first);
  else if (booking && goesOn) say(t('You have a booking for this event already.'));
  const day = el('span', { class: 'day' });
  const heading = el('h1');
  const state = el('p');
  const about = el('div');
  const description = el('p', { class: 'prose' });
  const panel = el('section', { class: 'card panel', 'aria-label': t('Booking') });
  const calendar = button(t('Add to calendar'), () => addToCalendar(event, desk.confirmed?.()));
  const share = button(t('Share'), () => shareOrCopy(`/events/${id}`, event.name));
  const { light, dark, hue } = coverOf(id);
  const desk = booking ? having(booking, panel, signal) : offering(first, panel, signal, goesOn);
  let event = first;

  function draw(seen) {
    event = seen;
    note(seen);
    if (heading.textContent !== seen.name) fill(heading, seen.name);
    fill(day, leaf(seen));
    fill(state, badge(sale(seen)));
    redo(about, seen, facts);
    redo(description, seen.description ?? '', linked);
    calendar.hidden = seen.state === 'CANCELLED' || isOver(seen);
    desk.update(seen);
  }

  draw(event);
  poll(event, look, draw, signal);
  onSaleTurn(() => event, draw, signal);
  return {
    title: event.name,
    content: el(
      'article',
      { class: `event-page ${hue}` },
      el(
        'picture',
        { class: 'cover' },
        el('source', { srcset: dark, media: '(prefers-color-scheme: dark)' }),
        el('img', { src: light, alt: '' }),
      ),
      el('div', { class: 'title' }, day, heading),
      el('div', { class: 'about' }, state, about, el('div', { class: 'actions' }, share, calendar)),
      panel,
      description,
    ),
  };
}

/** Draws a part of the view if what it shows has changed: a link in it may have the focus. */
function redo(node, value, draw) {
  const text = JSON.stringify(value, (key, each) => (VOLATILE.has(key) ? undefined : each));
  if (node.dataset.shows === text) return;
  fill(node, draw(value));
  node.dataset.shows = text;
}

// They change all the time, and the facts do not show them.
const VOLATILE = new Set(['availableTickets', 'waitlistCount', 'version']);

const intentFor = (eventId) => `book/${eventId}`;

/** What a person chose before they sign in or up. This tab keeps it, also when it is loaded again. */
function choiceOf(eventId) {
  const name = `choice/${eventId}`;
  return { value: tab.read(name), keep: (value) => tab.write(name, value) };
}

/** The booking of an intent exists. */
function arrive(booking, event) {
  choiceOf(event.eventId).keep(null);
  settle(intentFor(event.eventId));
  // The next view shows the same, and nothing must cover its QR code.
  const about = { event: event.name };
  if (booking.state === 'CONFIRMED')
    say(plural(booking.quantity, 'Booked: 1 ticket for {event}.', 'Booked: {n} tickets for {event}.', about), {
      heard: true,
    });
  else if (booking.state === 'WAITLISTED')
    say(t('You are on the waitlist for {event}, {place}.', { ...about, place: placeInLine(booking) }), { heard: true });
  go(`/bookings/${booking.bookingId}`);
}

/** The panel for a person with a booking. */
function having(first, panel, signal) {
  let booking = first;
  let event;
  const state = el('p', { class: 'big' });
  const link = el('a', { class: 'button primary', href: `/bookings/${booking.bookingId}` });
  const seats = el('div');
  const heading = el('h2');
  fill(panel, heading, state, seats, el('div', { class: 'buy' }, el('div', { class: 'actions' }, link)));

  function draw() {
    const confirmed = booking.state === 'CONFIRMED';
    const { quantity } = booking;
    const place = placeInLine(booking);
    fill(heading, confirmed ? t('You are in') : t('You are on the waitlist'));
    fill(
      state,
      confirmed
        ? plural(quantity, 'You have 1 ticket.', 'You have {n} tickets.')
        : plural(quantity, 'You wait for 1 ticket, {place}.', 'You wait for {n} tickets, {place}.', { place }),
    );
    fill(link, confirmed ? plural(quantity, 'Show your ticket', 'Show your tickets') : t('Show your booking'));
  }

  function changed(seen) {
    if (seen.state === 'CANCELLED') {
      say(leftTheWaitlist(seen) ? t('You are no longer on the waitlist.') : t('Your booking was cancelled.'));
      return redraw();
    }
    const news = goodNews(booking, seen, event);
    if (news) say(news);
    booking = seen;
    draw();
  }

  draw();
  poll(booking, () => get(`/bookings/${booking.bookingId}`, { signal, quiet: true }), changed, signal);
  return {
    /** The booking, if it has tickets. */
    confirmed: () => (booking.state === 'CONFIRMED' ? booking : undefined),
    update(seen) {
      event = seen;
      fill(seats, meter(seen));
    },
  };
}

/**
 * The panel for a person without a booking.
 *
 * @param {{quantity: number, onSoldOut: string}|null} goesOn what the person asked for before they signed in
 */
function offering(first, panel, signal, goesOn) {
  const { eventId } = first;
  const name = intentFor(eventId);
  let event = first;
  let retry = 0;
  let timer;
  let stop = new AbortController();
  let asking = Promise.resolve();
  // The available tickets at the last refusal, which is out of date when their number changes.
  let shortage;
  // Whether a request of this person had no answer when the panel was drawn.
  let unanswered = false;

  const quantity = field('quantity', t('Tickets'), { control: el('select') });
  const select = quantity.control;
  select.addEventListener('change', draw);
  const words = el('p', { class: 'muted' });
  const seats = el('div');
  const book = button(t('Book tickets'), () => ask('reject'), { class: 'primary' });
  const fewer = button('', () => {
    select.value = String(event.availableTickets);
    return ask('reject');
  });
  const wait = button(t('Join the waitlist'), () => ask('waitlist'), { class: 'primary' });
  const forget = button(t('Forget it'), drop);
  const box = problemBox();
  // What a person chooses and the button are together; on a phone they are always in sight.
  const controls = el(
    'div',
    { class: 'choice' },
    words,
    el('div', { class: 'buy' }, box.node, quantity.node, el('div', { class: 'actions' }, book, wait, fewer, forget)),
  );
  const heading = el('h2', { tabindex: -1 });
  const entrance = el('div', { hidden: true });
  const choice = choiceOf(eventId);
  fill(panel, heading, seats, controls, entrance);

  function offer() {
    const most = Math.min(event.maxTicketsPerBooking, event.capacity);
    if (select.options.length === most) return;
    const chosen = Number(select.value) || 1;
    fill(select, upTo(most));
    select.value = String(Math.min(chosen, most));
  }

  function draw() {
    keepingFocus(show, book, wait, heading);
  }

  function show() {
    const { open, label, detail } = sale(event);
    const intent = find(name);
    // Another tab has the answer.
    if (unanswered && intent === null && session.current()) return redraw();
    unanswered = intent !== null;
    fill(heading, open ? t('Seats') : label);
    fill(seats, meter(event));
    offer();
    entrance.hidden = !open || !entrance.hasChildNodes();
    controls.hidden = !entrance.hidden;
    select.disabled = unanswered;
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
    fill(fewer, t('Book {n} instead', { n: number(left) }));
    fill(book, old ? t('Try again') : t('Book tickets'));
    fill(wait, old ? t('Try again') : t('Join the waitlist'));
    words.className = intent ? 'muted' : 'muted advice';
    fill(
      words,
      intent
        ? t('Your request of {time} has no answer yet. It counts only once, also if you try again.', {
            time: shortTime(intent.since),
          })
        : advice(left, wanted),
    );
  }

  /** Forgets a request without an answer, unless there is a booking after all. */
  async function drop() {
    box.clear();
    stop.abort();
    await asking;
    clearTimeout(timer);
    if (signal.aborted) return;
    try {
      const booking = await bookingFor(eventId, { signal });
      if (booking) return arrive(booking, event);
      giveUp(name);
      unanswered = false;
      box.clear();
      draw();
      select.focus();
    } catch (problem) {
      if (!signal.aborted) box.show(problem);
    }
  }

  function advice(left, wanted) {
    const waiting = event.waitlistCount;
    if (left === 0 && waiting) {
      return plural(
        waiting,
        '1 booking waits. Available tickets go to the waitlist: first come, first served, among those that fit. If enough are left for you, you get yours at once.',
        '{n} bookings wait. Available tickets go to the waitlist: first come, first served, among those that fit. If enough are left for you, you get yours at once.',
      );
    }
    if (left === 0)
      return t('Sold out. Returned tickets go to the waitlist: first come, first served, among those that fit.');
    if (wanted > left)
      return plural(
        left,
        'Only 1 ticket left. You can wait for {wanted}, or book fewer.',
        'Only {n} tickets left. You can wait for {wanted}, or book fewer.',
        { wanted: number(wanted) },
      );
    return plural(wanted, 'It is yours as soon as you book.', 'They are yours as soon as you book.');
  }

  function ask(onSoldOut) {
    if (session.current() === null) return enter({ quantity: Number(select.value), onSoldOut });
    asking = attempt(onSoldOut);
    return asking;
  }

  /** Lets the person sign in or up in the same place; then the booking goes on. */
  async function enter(body, step) {
    box.clear();
    const waiting = body.onSoldOut === 'waitlist';
    const parts = await loadTheEnd().catch(() => null);
    if (signal.aborted) return;
    if (parts === null) return box.show(new Problem(0, { type: 'lost' }));
    const { node, focus } = parts.atTheEnd({
      to: waiting
        ? plural(body.quantity, 'wait for 1 ticket', 'wait for {n} tickets')
        : plural(body.quantity, 'book 1 ticket', 'book {n} tickets'),
      and: waiting ? t('join the waitlist') : t('book'),
      step,
      moved: (next) => choice.keep({ ...body, step: next }),
      entered() {
        choice.keep(body);
        asked = { eventId, who: session.current().id, body };
        say(t('You are signed in.'));
        redraw();
      },
      back() {
        choice.keep(null);
        fill(entrance);
        draw();
        select.focus();
      },
      signal,
    });
    choice.keep({ ...body, step: step ?? 'address' });
    fill(entrance, node);
    draw();
    if (step === undefined) focus();
  }

  async function attempt(onSoldOut) {
    box.clear();
    stop = new AbortController();
    const { signal: stopped } = stop;
    const body = { quantity: Number(select.value), onSoldOut };
    const sent = once(name, body, (intent, key, repeated) =>
      post(`/events/${eventId}/bookings`, intent, { key, repeated, signal: stopped }),
    );
    draw();
    try {
      const booking = await sent;
      if (!signal.aborted) arrive(booking, event);
    } catch (problem) {
      if (stopped.aborted || signal.aborted) return;
      if (!(problem instanceof Problem)) throw problem;
      await refused(problem);
    }
  }

  async function refused(problem) {
    if (problem.definite) unanswered = false;
    shortage = { 'sold-out': 0, 'not-enough-seats': problem.members.availableTickets }[problem.type];
    if (shortage !== undefined) event = { ...event, availableTickets: shortage };
    draw();
    const mine = problem.type === 'different-quantity' && (await bookingFor(eventId).catch(() => null));
    box.show(problem, mine && el('a', { href: `/bookings/${mine.bookingId}` }, t('Show that booking')));
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
  offer();
  const before = goesOn ?? choice.value;
  // Nobody gets fewer tickets than they chose.
  const possible = before !== null && before.quantity <= select.options.length;
  if (possible) select.value = String(before.quantity);
  if (find(name)) resumeIn(0);
  else if (goesOn !== null && possible && sale(first).open)
    timer = setTimeout(() => (goesOn.onSoldOut === 'waitlist' ? wait : book).click());
  if (session.current() === null) {
    if (possible && before.step) enter({ quantity: before.quantity, onSoldOut: before.onSoldOut }, before.step);
    else loadTheEnd().catch(() => {});
  }
  return {
    update(seen) {
      event = seen;
      if (shortage !== undefined && seen.availableTickets !== shortage) {
        shortage = undefined;
        box.clear();
      }
      draw();
    },
  };
}

const loadTheEnd = () => import('../entry/at-the-end.js');

const resumes = ({ since }) => Date.now() - since < RESUMED;
