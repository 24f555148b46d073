/** One booking: its tickets or the place in the waitlist, what can be done with it, and the history. */

import { get, remove } from '../api.js';
import { changes, roomFor } from '../booking/changes.js';
import { isIn } from '../booking/choice.js';
import { fullScreen } from '../booking/full-screen.js';
import { handOvers } from '../booking/hand-overs.js';
import { timeline } from '../booking/history.js';
import { awayNote } from '../booking/away.js';
import * as seen from '../booking/seen.js';
import { codesOf, ticketCards } from '../booking/tickets.js';
import { doors } from '../booking/times.js';
import { addToCalendar } from '../calendar.js';
import { eventById, note } from '../catalogue.js';
import { now, onTurn } from '../clock.js';
import { hueOf } from '../covers.js';
import { confirmThat } from '../dialog.js';
import { el, fill } from '../dom.js';
import { longTime } from '../format.js';
import { number, plural, t } from '../language.js';
import { say } from '../messages.js';
import { focusHeading, redraw } from '../navigation.js';
import { badge, button, problemBox, when } from '../parts.js';
import { poll } from '../poll.js';
import { sale } from '../sales.js';
import * as session from '../session.js';
import { goodNews, leftTheWaitlist, placeInLine, standing } from '../standing.js';
import { styles } from '../styles.js';

const MANY = 10;

const SHEET = '/booking/booking.css';

// It loads with this module, so that the view opens also without a connection.
styles(SHEET);

export default async function bookingView({ id, signal }) {
  const who = session.current()?.id;
  const [first] = await Promise.all([seen.newestOr(id, (options) => load(id, { signal, ...options })), styles(SHEET)]);
  let { booking, event } = first;
  const page = el('article', { class: `booking-page ${hueOf(booking.eventId)}` });
  const box = problemBox();
  const away = awayNote(first.at);
  const large = fullScreen(signal);
  const changing = changes(id, () => booking, taken, box, signal);
  const links = handOvers(
    id,
    () => booking,
    () => event,
    signal,
  );

  async function look() {
    try {
      const found = await get(`/bookings/${id}`, { signal, quiet: true });
      if (away.isShown()) {
        away.hide();
        // What differs is drawn as a change.
        if (JSON.stringify(found) === JSON.stringify(booking)) draw();
      }
      return found;
    } catch (problem) {
      if (problem.status === 0) leave();
      throw problem;
    }
  }

  /** There is no network. */
  function leave() {
    if (away.isShown()) return;
    away.show();
    draw();
  }

  function draw() {
    const heading = page.querySelector('h1') ?? el('h1');
    const focused = page.contains(document.activeElement) && nameOf(document.activeElement);
    const scrolled = page.querySelector('.tickets')?.scrollLeft;
    const holding = holds(booking, event);
    heading.textContent = title(booking);
    const cards = holding && ticketCards(booking, event, large.show, away.isShown() ? undefined : taken);
    const does = [box.node, actions(), holding && !away.isShown() && links.node];
    fill(
      page,
      heading,
      away.node,
      // Who has a few tickets shows them at the door. Who has many hands them on.
      holding && booking.quantity <= MANY
        ? [cards, summary(booking, event), ...does]
        : [summary(booking, event), ...does, cards],
      timeline(booking),
    );
    large.update(holding ? codesOf(booking) : []);
    if (scrolled) page.querySelector('.tickets')?.scrollTo({ left: scrolled, behavior: 'instant' });
    // The new elements replace the one that had the focus.
    if (focused) [...page.querySelectorAll('a, button, h1')].find((node) => nameOf(node) === focused)?.focus();
    if (focused && document.activeElement === document.body) focusHeading();
    if (!away.isShown()) keep();
  }

  /** From the first ticket on, the device keeps what is seen, and the page that shows it. */
  function keep() {
    away.seenNow();
    const holding = holds(booking, event);
    const kept = seen.note(booking, event, who);
    kept.then(() => holding && import('../booking/worker.js').then(({ keepPage }) => keepPage(who))).catch(() => {});
  }

  /** Shows the booking as an answer has it. A poll may have shown a newer one. */
  function taken(found) {
    if (found.generation < booking.generation || found.revision < booking.revision) return;
    booking = found.position || found.state !== 'WAITLISTED' ? found : { ...placeOf(booking), ...found };
    draw();
    document.title = `${title(booking)} – Box Office`;
  }

  async function changed(found) {
    // The event says whether its cancellation is the reason.
    if (found.state === 'CANCELLED') event = await get(`/events/${booking.eventId}`, { signal, quiet: true });
    sayChange(booking, found, event);
    const others = found.revision !== booking.revision;
    booking = found;
    draw();
    document.title = `${title(booking)} – Box Office`;
    // Somebody may have taken tickets by a link.
    if (others && holds(booking, event)) links.load();
  }

  /** The file has the event as it is now. */
  const toCalendar = () =>
    box.run(async () => {
      event = await get(`/events/${event.eventId}`, { signal });
      note(event);
      draw();
      if (booking.state === 'CONFIRMED' && event.state !== 'CANCELLED') addToCalendar(event, booking);
    }, signal);

  function actions() {
    if (event.state === 'CANCELLED')
      return el('p', { class: 'muted' }, t('The event and all its bookings were cancelled.'));
    if (booking.state === 'CANCELLED')
      return el(
        'div',
        { class: 'actions' },
        el('a', { class: 'button', href: `/events/${event.eventId}` }, t('Show the event')),
      );
    return booking.state === 'WAITLISTED' ? whileWaiting() : withTickets();
  }

  function whileWaiting() {
    return [
      el(
        'p',
        { class: 'muted' },
        t('Keep this page open, or come back later. When it is your turn, you get your tickets without a click.'),
      ),
      !away.isShown() &&
        el(
          'div',
          { class: 'actions' },
          booking.quantity > 1 && !changing.isOpen() && opener(t('Wait for fewer'), changing.waitForFewer),
          opener(t('Leave the waitlist'), () => leaveTheWaitlist(booking, event)),
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
        : el('p', { class: 'muted' }, t('You cannot cancel a booking after check-in.')),
      el(
        'div',
        { class: 'actions' },
        printer(),
        // Nothing else works without a network.
        !away.isShown() && [
          button(t('Add to calendar'), toCalendar),
          rest &&
            event.handOvers !== false &&
            Date.parse(event.startsAt) > now() &&
            opener(t('Hand tickets on'), links.handOn),
          sale(event).open &&
            roomFor(booking, event) > 0 &&
            !changing.isOpen() &&
            opener(t('Get more tickets'), () => changing.add(event)),
          many && rest && early && !changing.isOpen() && opener(t('Give some back'), changing.giveBack),
          inside === 0 && early && opener(t('Cancel booking'), () => cancel(booking, event)),
        ],
      ),
    ];
  }

  draw();
  changing.explain();
  if (holds(booking, event) && !away.isShown()) {
    links.explain();
    links.load();
  }
  if (booking.state !== 'CANCELLED') {
    poll(booking, look, changed, signal);
    window.addEventListener('offline', leave, { signal });
    onTurn(() => `${mayCancel(booking, event)} ${sale(event).key}`, draw, signal);
  }
  return { title: title(booking), content: page };
}

async function load(id, options) {
  const booking = await get(`/bookings/${id}`, options);
  return { booking, event: await eventById(booking.eventId) };
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
  state !== 'CONFIRMED' ? t('Your booking') : quantity === 1 ? t('Your ticket') : t('Your tickets');

function sayChange(before, after, event) {
  const news = goodNews(before, after, event);
  const { quantity, checkedInTickets: inside = 0 } = after;
  if (news) {
    say(news);
  } else if (before.state !== 'CANCELLED' && after.state === 'CANCELLED') {
    say(ended(after));
  } else if (quantity !== before.quantity) {
    say(
      after.state === 'WAITLISTED'
        ? plural(quantity, 'You wait for 1 ticket now.', 'You wait for {n} tickets now.')
        : plural(quantity, 'You have 1 ticket now.', 'You have {n} tickets now.'),
    );
  } else if (after.state === 'WAITLISTED' && after.position !== before.position) {
    say(t('Your place on the waitlist now: {place}.', { place: placeInLine(after) }));
  } else if (inside > (before.checkedInTickets ?? 0)) {
    say(
      inside === quantity
        ? t('You are checked in. Enjoy the event!')
        : t('{inside} of {quantity} are in.', { inside, quantity }),
    );
  }
}

function ended(booking) {
  if (booking.history?.at(-1)?.kind === 'HAND_ON_ALL') return t('Your tickets were taken by a link that you made.');
  return leftTheWaitlist(booking) ? t('You are no longer on the waitlist.') : t('This booking was cancelled.');
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
      fact(t('When'), when(event)),
      event.doorsAt && fact(t('Doors'), doors(event)),
      event.venue && fact(t('Where'), event.venue),
      fact(t('Tickets'), number(booking.quantity)),
    ),
  );
}

const fact = (name, value) => [el('dt', {}, name), el('dd', {}, value)];

function deadline(booking, event) {
  const time = longTime(cancelUntil(booking, event), event.timeZone);
  return el(
    'p',
    { class: 'muted' },
    mayCancel(booking, event)
      ? t('You can cancel it until {time}.', { time })
      : t('The cancellation deadline was {time}.', { time }),
  );
}

const opener = (label, onclick, style) => el('button', { type: 'button', class: style, onclick }, label);

const printer = () => opener(t('Print'), () => window.print(), 'primary');

async function cancel(booking, event) {
  const { quantity } = booking;
  const done = await confirmThat(
    t('Cancel your booking for {event}?', { event: event.name }),
    [
      plural(
        quantity,
        'You return your ticket. It goes to the waitlist, or on sale again.',
        'You return all {n} tickets. They go to the waitlist, or on sale again.',
      ),
      t('You cannot undo this. If the event is sold out later, you can only join the waitlist.'),
    ],
    t('Yes, cancel it'),
    ending(booking),
  );
  if (done) settled(plural(quantity, 'Cancelled. Your ticket is returned.', 'Cancelled. Your tickets are returned.'));
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

async function leaveTheWaitlist(booking, event) {
  const done = await confirmThat(
    t('Leave the waitlist for {event}?', { event: event.name }),
    [
      t('You lose your place: you are {place}.', { place: placeInLine(booking) }),
      t('You cannot undo this. If you join again, you start at the end of the waitlist.'),
    ],
    t('Yes, leave it'),
    ending(booking),
  );
  if (done) settled(t('You left the waitlist.'));
}

function settled(text) {
  say(text);
  redraw();
}
