/** What the door says: the texts of results. */

import { now } from '../clock.js';
import { clockTime, date, dayOf, shortTime } from '../format.js';
import { t } from '../language.js';
import { tickets, words } from '../words.js';
import { keyOf } from './list.js';

/** `at 19:02`, or with the day if it was another one. */
export function moment(at, zone) {
  const time = clockTime(at, zone);
  return isToday(at, zone) ? t('at {time}', { time }) : t('on {day} at {time}', { day: dayOf(at, zone), time });
}

/** `19:02`, or with the day if it was another one. */
export const clockOrDay = (at, zone) => (isToday(at, zone) ? clockTime(at, zone, true) : shortTime(at, zone));

const isToday = (at, zone) => date(at, zone) === date(now(), zone);

/** The name of who has the ticket, if one is known. */
export const who = ({ name, ticketName }) => ticketName || name || t('Guest');

/** `Ticket 2 of 4`, or `3 tickets`; and who booked it, if it has a name of its own. */
function what({ ticket, quantity, serials }, { name, ticketName }) {
  const which = ticket ? t('Ticket {ticket} of {quantity}', { ticket, quantity }) : tickets(serials);
  return ticketName && name && ticketName !== name ? t('{which}, booked by {name}', { which, name }) : which;
}

const howMany = (inside, quantity) =>
  quantity > 1 && inside !== undefined ? t('{inside} of {quantity} in', { inside, quantity }) : '';

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
  const later = id === undefined ? '' : t('Without a network: the server has not confirmed it yet.');
  if (judged.kind === 'free')
    return welcome({ ...placeOf(judged), checkedInTickets: judged.checkedInTickets }, names, later);
  if (judged.kind === 'used') return used(judged, judged.at, names, zone);
  if (id !== undefined)
    return {
      look: 'wait',
      title: t('No answer yet'),
      detail: t('This code is not on the list of this device. The server decides when the network is back.'),
      count: '',
    };
  return {
    look: 'bad',
    title: t('Not on the list of this device'),
    detail: loadedAt
      ? t('There is no network, and the list is from {time}. A ticket that is newer is not on it.', {
          time: shortTime(loadedAt, zone),
        })
      : t('There is no network, and this device has no list yet.'),
    count: '',
    anyway: true,
  };
}

function welcome(place, names, later) {
  return {
    look: 'good',
    title: t('Welcome, {name}', { name: who(names) }),
    detail: what(place, names),
    count: howMany(place.checkedInTickets, place.quantity),
    later,
  };
}

function used({ booking, checkedInTickets }, at, names, zone) {
  return {
    look: 'used',
    title: at ? t('Already in, {when}', { when: moment(at, zone) }) : t('Already in'),
    detail: t('{name}. Somebody came in with this ticket before.', { name: who(names) }),
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
      return [t('In already {when}', { when: moment(members.checkedInAt, zone) }), t('It came in at another door.')];
    case 'ticket-invalid':
      return [
        members.since
          ? t('No longer valid since {time}', { time: shortTime(members.since, zone) })
          : t('No longer valid'),
        t('It was given back, handed on, or replaced by a new one. Ask for the ticket that the page shows now.'),
      ];
    case 'booking-cancelled':
      return [t('This booking was cancelled'), t('Its tickets are no longer valid.')];
    case 'check-in-undone':
      return [t('This check-in was undone'), t('The ticket can come in again.')];
    case 'door-closed':
      return [
        t('The door is not open'),
        t('Tickets are checked from {from} to {to}.', {
          from: shortTime(members.opensAt, zone),
          to: shortTime(members.closesAt, zone),
        }),
      ];
    case 'event-cancelled':
      return [t('This event was cancelled'), t('Nobody comes in any more.')];
    case 'undo-closed':
      return [t('Too late to undo'), t('A check-in can be undone for 15 minutes.')];
    case 'not-found':
    case 'invalid-request':
      return [t('Not a ticket of this event'), t('Check that the ticket is for this event.')];
    default: {
      const { what: happened, todo } = words(problem);
      return [happened, todo];
    }
  }
}

/** The result for a code that is none; nothing was sent. */
export const flawed = (flaw) => ({ look: 'bad', ...FLAWS[flaw](), count: '' });

const FLAWS = {
  form: () => ({ title: t('Not a ticket code'), detail: t('A code has 20 letters and digits.') }),
  typo: () => ({
    title: t('The code has a mistake'),
    detail: t('One character is wrong or missing. Type it again.'),
  }),
};

/** An answer that came after the guest. */
export function lateAnswer({ state, told, problem, answer, at, tickets: those }, list, names, zone) {
  const first = those[0];
  const ticket = first && list?.tickets(first).find(({ serial }) => serial === first.serial);
  const place = answer
    ? what({ ...answer, serials: answer.serials.length }, names)
    : ticket && what({ ticket: ticket.ticket, quantity: ticket.quantity, serials: 1 }, names);
  const person = [who(names), place].filter(Boolean).join(', ');
  const when = moment(at, zone);
  const then = t('Checked here {when}.', { when });
  if (state === 'refused') {
    const [title, detail] = reason(problem, zone);
    const mistake = told === 'in' ? t('Checked here {when} and let in without a network.', { when }) : then;
    return { title, person, detail: `${mistake} ${detail}` };
  }
  const title = told === 'in' ? t('Counted') : t('Counted, and may come in');
  return { title, person, detail: then };
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
