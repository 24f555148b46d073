/** What the door says: the texts of results. */

import { clockTime, dayOf, shortTime } from '../format.js';
import { now } from '../clock.js';
import { tickets, words } from '../words.js';
import { keyOf } from './list.js';

const GUEST = 'Guest';

/** `at 19:02`, or with the day if it was another one. */
export function moment(at, zone) {
  const time = clockTime(at, zone);
  return dayOf(at, zone) === dayOf(now(), zone) ? `at ${time}` : `on ${dayOf(at, zone)} at ${time}`;
}

export const who = ({ name, ticketName }) => ticketName || name || GUEST;

/** `Ticket 2 of 4`, or `3 tickets`; and who booked it, if it has a name of its own. */
function what({ ticket, quantity, serials }, { name, ticketName }) {
  const which = ticket ? `Ticket ${ticket} of ${quantity}` : tickets(serials);
  return ticketName && name && ticketName !== name ? `${which}, booked by ${name}` : which;
}

const howMany = (inside, quantity) => (quantity > 1 && inside !== undefined ? `${inside} of ${quantity} in` : '');

/** The place of tickets in their booking, as an answer has it. */
const placeOf = ({ tickets: those, booking }) => ({
  ticket: those.length === 1 ? those[0].ticket : undefined,
  quantity: booking.length,
  serials: those.length,
});

/**
 * The result of a check.
 *
 * @param {Object} result of the desk's `check`
 * @param {Object} [result.check] if the server has answered
 * @param {string} zone the time zone of the event
 * @param {number|undefined} loadedAt when the list of the device was loaded
 * @returns {{look: string, title: string, detail: string, count: string}} `look`: `good`, `used`, `bad` or `wait`
 */
export function resultOf({ id, check, judged, names }, zone, loadedAt) {
  if (check?.state === 'counted') return welcome({ ...check.answer, serials: check.answer.serials.length }, names, '');
  if (check) return refused(check.problem, judged, names, zone);
  const later = id === undefined ? '' : 'Without a network: the server has not confirmed it yet.';
  if (judged.kind === 'free')
    return welcome({ ...placeOf(judged), checkedInTickets: judged.checkedInTickets }, names, later);
  if (judged.kind === 'used') return used(judged, judged.at, names, zone);
  if (id !== undefined)
    return {
      look: 'wait',
      title: 'No answer yet',
      detail: 'This code is not on the list of this device. The server decides when the network is back.',
      count: '',
    };
  return {
    look: 'bad',
    title: 'Not on the list of this device',
    detail: loadedAt
      ? `There is no network, and the list is from ${shortTime(loadedAt, zone)}. A ticket that is newer is not on it.`
      : 'There is no network, and this device has no list yet.',
    count: '',
    anyway: true,
  };
}

function welcome(place, names, later) {
  return {
    look: 'good',
    title: `Welcome, ${who(names)}`,
    detail: what(place, names),
    count: howMany(place.checkedInTickets, place.quantity),
    later,
  };
}

function used({ booking, checkedInTickets }, at, names, zone) {
  return {
    look: 'used',
    title: at ? `Already in, ${moment(at, zone)}` : 'Already in',
    detail: `${who(names)}. Somebody came in with this ticket before.`,
    count: howMany(checkedInTickets, booking.length),
  };
}

/** A refusal of the server, for the person at the door. */
function refused(problem, judged, names, zone) {
  if (problem.type === 'checked-in') return used(judged, problem.members.checkedInAt, names, zone);
  const [title, detail] = reason(problem, zone);
  return { look: 'bad', title, detail, count: '' };
}

/** Why the server has refused a check-in. */
export function reason(problem, zone) {
  const { type, members } = problem;
  switch (type) {
    case 'checked-in':
      return [`In already ${moment(members.checkedInAt, zone)}`, 'It came in at another door.'];
    case 'ticket-invalid':
      return [
        members.since ? `No longer valid since ${shortTime(members.since, zone)}` : 'No longer valid',
        'It was given back, handed on, or replaced by a new one. Ask for the ticket that the page shows now.',
      ];
    case 'booking-cancelled':
      return ['This booking was cancelled', 'Its tickets are no longer valid.'];
    case 'check-in-undone':
      return ['This check-in was undone', 'The ticket can come in again.'];
    case 'door-closed':
      return [
        'The door is not open',
        `Tickets are checked from ${shortTime(members.opensAt, zone)} to ${shortTime(members.closesAt, zone)}.`,
      ];
    case 'event-cancelled':
      return ['This event was cancelled', 'Nobody comes in any more.'];
    case 'undo-closed':
      return ['Too late to undo', 'A check-in can be undone for 15 minutes.'];
    case 'not-found':
    case 'invalid-request':
      return ['Not a ticket of this event', 'Check that the ticket is for this event.'];
    default: {
      const { what: happened, todo } = words(problem);
      return [happened, todo];
    }
  }
}

/** A code that is none; nothing was sent. */
export const FLAWS = {
  form: { look: 'bad', title: 'Not a ticket code', detail: 'A code has 20 letters and digits.', count: '' },
  typo: {
    look: 'bad',
    title: 'The code has a mistake',
    detail: 'One character is wrong or missing. Type it again.',
    count: '',
  },
};

/** An answer that came after the guest. */
export function lateAnswer({ state, told, problem, answer, at, tickets: those }, list, names, zone) {
  const first = those[0];
  const ticket = first && list?.tickets(first).find(({ serial }) => serial === first.serial);
  const place = answer
    ? what({ ...answer, serials: answer.serials.length }, names)
    : ticket && what({ ticket: ticket.ticket, quantity: ticket.quantity, serials: 1 }, names);
  const person = [who(names), place].filter(Boolean).join(', ');
  const then = `Checked here ${moment(at, zone)}`;
  if (state === 'refused') {
    const [title, detail] = reason(problem, zone);
    const mistake = told === 'in' ? `${then} and let in without a network.` : `${then}.`;
    return { title, person, detail: `${mistake} ${detail}` };
  }
  const title = told === 'in' ? 'Counted' : 'Counted, and may come in';
  return { title, person, detail: `${then}.` };
}

/**
 * What is left of the booking of a check.
 *
 * @param {Object} done what the desk's `check` has returned
 * @param {Object} desk
 * @returns {{ticket: (Object|undefined), tickets: number}} the booking and its generation; how many tickets are not in
 */
export function leftOf({ check, judged }, { list, inside }) {
  const answer = check?.answer;
  const ticket = answer ?? judged.booking[0];
  const tickets = answer
    ? answer.quantity - answer.checkedInTickets
    : ((ticket && list?.tickets(ticket)) ?? []).filter((each) => !inside.has(keyOf(each))).length;
  return { ticket, tickets };
}
