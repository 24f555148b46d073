/** Check-in: a steward types a ticket code, or a scanner types it and presses Enter. */

import { post, Problem } from '../api.js';
import { now } from '../clock.js';
import { el, fill } from '../dom.js';
import { clockTime, dayOf, longTime } from '../format.js';
import { field } from '../forms.js';
import { say } from '../messages.js';
import { button } from '../parts.js';
import { once } from '../pending.js';
import { count, tickets, words } from '../words.js';

// A repeat may get the answer of a check-in that is minutes or days old, and by then another person may have the
// ticket. This is longer than a request takes, and shorter than it takes to pass a ticket on.
const JUST_NOW = 60_000;

/**
 * @param {Object} event
 * @param {function(string): (Object|undefined)} bookingOf finds a booking in the attendee list by its id
 * @param {function(Object)} checkedIn gets the answer of each check-in
 * @param {AbortSignal} signal of the view
 */
export function checkIn(event, bookingOf, checkedIn, signal) {
  const code = field('ticketCode', 'Ticket code', {
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
    hint: 'Scan it, or type it and press Enter.',
  });
  const submit = el('button', { class: 'primary' }, 'Check in');
  const result = el('div', { class: 'result ready' }, 'Ready for the first ticket.');
  // These tickets may be checked in or not. A repeat sends the same requests.
  const unanswered = new Set();
  const again = button('', retry, { hidden: true });
  const { timeZone } = event;
  // A scanner is faster than the network, so codes wait in this queue.
  let queue = Promise.resolve();
  let waiting = 0;

  const node = el(
    'section',
    { class: 'card door', 'aria-labelledby': 'check-in' },
    el('h2', { id: 'check-in' }, 'Check-in'),
    el('form', { novalidate: true, onsubmit: take }, code.node, el('div', { class: 'actions' }, submit, again)),
    result,
  );

  function take(submission) {
    submission.preventDefault();
    const ticketCode = code.value;
    code.control.focus();
    if (ticketCode === '') return;
    code.control.value = '';
    enqueue(() => check(ticketCode));
  }

  /** Stops at the first refusal, so that the steward sees it before the next ticket. */
  function retry() {
    const codes = [...unanswered];
    unanswered.clear();
    drawAgain();
    code.control.focus();
    enqueue(async () => {
      while (codes.length > 0 && (await check(codes.shift())));
      codes.forEach((each) => unanswered.add(each));
      drawAgain();
    });
  }

  function enqueue(work) {
    waiting++;
    submit.ariaBusy = 'true';
    queue = queue.then(work).finally(() => {
      if (--waiting === 0) submit.ariaBusy = null;
    });
  }

  /** @returns {Promise<boolean>} whether the guest may enter */
  async function check(ticketCode) {
    // The steward has left the view.
    if (signal.aborted) return false;
    try {
      const path = `/events/${event.eventId}/check-ins`;
      const answer = await once(`check-in/${event.eventId}/${ticketCode}`, { ticketCode }, (body, key, repeated) =>
        post(path, body, { key, repeated }),
      );
      if (signal.aborted) return false;
      answered(ticketCode);
      checkedIn(answer);
      const who = answer.name ?? 'Guest';
      if (now() - Date.parse(answer.checkedInAt) > JUST_NOW) {
        used(
          answer.checkedInAt,
          `${who}, ${tickets(answer.quantity)}. The check-in was done here, but its answer was lost.`,
        );
        return false;
      }
      show('good', `Welcome, ${who}`, tickets(answer.quantity));
      say(`${who} is checked in with ${tickets(answer.quantity)}.`, { heard: true });
      return true;
    } catch (problem) {
      if (signal.aborted) return false;
      if (!(problem instanceof Problem)) throw problem;
      if (problem.definite) answered(ticketCode);
      else unanswered.add(ticketCode);
      drawAgain();
      refuse(problem, ticketCode);
      return false;
    }
  }

  function answered(ticketCode) {
    unanswered.delete(ticketCode);
    drawAgain();
  }

  function drawAgain() {
    again.hidden = unanswered.size === 0;
    fill(again, `Try ${count(unanswered.size, 'ticket', 'tickets')} again`);
  }

  function refuse(problem, ticketCode) {
    const booking = bookingOf(ticketCode.split('.')[0]);
    const name = booking?.name;
    if (problem.type === 'checked-in') {
      return used(
        problem.members.checkedInAt,
        name ? `${name}, ${tickets(booking.quantity)}` : 'Someone used this ticket before.',
      );
    }
    if (problem.type === 'booking-cancelled')
      return alarm('bad', 'This booking was cancelled', name ?? 'The ticket is no longer valid.');
    if (problem.type === 'not-found' || problem.type === 'invalid-request') {
      return alarm(
        'bad',
        'Not a ticket of this event',
        booking?.state === 'CONFIRMED' && ticketCode.includes('.')
          ? `${name ?? 'The guest'} has a new code. Ask for the ticket that the page shows now.`
          : 'Check that the ticket is for this event, and that the code is complete.',
      );
    }
    if (problem.type === 'door-closed') {
      const { opensAt, closesAt } = problem.members;
      return alarm('bad', 'Check-in is not open', `It is open from ${time(opensAt)} to ${time(closesAt)}.`);
    }
    const { what, todo } = words(problem);
    return alarm('bad', what, todo);
  }

  function show(outcome, what, detail, role) {
    result.className = `result ${outcome}`;
    fill(result, el('div', { role }, el('strong', {}, what), el('p', {}, detail)));
  }

  const alarm = (outcome, what, detail) => show(outcome, what, detail, 'alert');
  const used = (at, detail) => alarm('used', `Already checked in ${moment(at)}`, detail);
  const time = (at) => longTime(at, timeZone);
  const moment = (at) =>
    dayOf(at, timeZone) === dayOf(now(), timeZone)
      ? `at ${clockTime(at, timeZone)}`
      : `on ${dayOf(at, timeZone)} at ${clockTime(at, timeZone)}`;

  return { node };
}
