/**
 * What each problem means to a person: what happened, and what to do. The words of the API are for
 * programmers; these are the only ones the page shows.
 */

const KEPT = 'What you typed is still here.';

// Members of the problem, and the words for when to try again.
const WORDS = {
  'account-exists': () => [
    'This address has an account already.',
    'Sign in, or reset the password if you do not remember it.',
  ],
  'booking-cancelled': () => ['This booking was cancelled.', 'Its tickets are no longer good.'],
  'cancellation-closed': () => [
    'It is too late to cancel this booking.',
    'The time for giving tickets back is over. Ask the people who run the event.',
  ],
  'capacity-below-sold': ({ soldTickets }) => [
    `${count(soldTickets, 'ticket is', 'tickets are')} sold already.`,
    'The capacity cannot be less than that.',
  ],
  'checked-in': () => ['This ticket was checked in already.', 'A ticket that was used cannot be cancelled.'],
  'different-quantity': () => [
    'You have a booking for this event, with another number of tickets.',
    'To change the number, cancel that booking first.',
  ],
  'event-cancelled': () => ['This event was cancelled.', 'No more can be done with it.'],
  'event-not-publishable': () => [
    'This event cannot be published.',
    'It was cancelled, or it starts in the past. Give it a later start.',
  ],
  forbidden: () => ['This is not yours to do.', 'Only the person who created the event can do this.'],
  'idempotency-key-reused': () => ['This was sent before in another form.', 'Look at what you have, then try again.'],
  'in-progress': () => [
    'Your request is still being worked on.',
    'Wait a moment, then try again. Nothing is done twice.',
  ],
  'internal-error': (_, soon) => ['Something broke on our side.', `Try again ${soon}. ${KEPT}`],
  'invalid-request': () => ['Some of this cannot be right.', 'Look at the fields that are marked.'],
  'not-available-locally': () => [
    'This is not available on a system that runs on one machine.',
    'The code is printed where the system was started.',
  ],
  'not-confirmed': () => ['Your address is not confirmed yet.', 'Type the code that was sent to you.'],
  'not-enough-seats': ({ availableTickets }) => [
    `Only ${count(availableTickets, 'ticket is', 'tickets are')} left.`,
    'Book fewer, or join the waitlist for all you want.',
  ],
  'not-found': () => ['There is nothing here.', 'It may have been removed, or the link is not complete.'],
  'payload-too-large': () => ['This is too long to send.', 'Shorten the text, then try again.'],
  'quota-exceeded': (_, soon) => ['The page has used up its requests of today.', `Please come back ${soon}.`],
  'sales-closed': () => ['Tickets are not on sale right now.', 'The event page says when they are.'],
  'signed-out': () => ['You are signed out.', `Sign in again. ${KEPT}`],
  'sold-out': () => [
    'The last ticket has just been sold.',
    'Join the waitlist: tickets that come back go to those who wait, first come, first served.',
  ],
  timeout: (_, soon) => [
    'No answer came in time.',
    `Try again ${soon}. Nothing is done twice, and ${KEPT.toLowerCase()}`,
  ],
  'too-many-requests': (_, soon) => ['That was a lot of requests in a short time.', `Try again ${soon}. ${KEPT}`],
  'too-many-tickets': () => ['That is more tickets than one booking may hold.', 'Choose a smaller number.'],
  'try-again': (_, soon) => [
    'It is very busy right now.',
    `Try again ${soon}. Nothing is done twice, and ${KEPT.toLowerCase()}`,
  ],
  unauthorized: () => ['You are signed out.', `Sign in again. ${KEPT}`],
  'unsupported-media-type': () => ['The server did not understand the page.', 'Reload the page, then try again.'],
  'wrong-code': () => ['The code is wrong, or too old.', 'Look at the latest message, or send a new code.'],
  'wrong-credentials': () => ['The e-mail or the password is wrong.', 'Check both, or reset your password.'],
  lost: () => [
    'There is no connection.',
    `Check your network, then try again. Nothing is done twice, and ${KEPT.toLowerCase()}`,
  ],
};

/** @returns {{what: string, todo: string, reference: string|undefined}} for any failure */
export function words(problem) {
  const soon = inWhile(problem.retryAfter);
  const known = WORDS[problem.type];
  const [what, todo] = known ? known(problem.members, soon) : ['Something went wrong.', `Try again ${soon}. ${KEPT}`];
  return { what, todo, reference: problem.status >= 500 ? problem.members.requestId : undefined };
}

/** `in 20 seconds`, `in 2 minutes`, `in 1 hour`: never sooner than it is. */
export function inWhile(seconds) {
  if (seconds === undefined) return 'in a moment';
  if (seconds < 60) return `in ${count(seconds, 'second', 'seconds')}`;
  if (seconds < 3_600) return `in ${count(Math.ceil(seconds / 60), 'minute', 'minutes')}`;
  return `in ${count(Math.ceil(seconds / 3_600), 'hour', 'hours')}`;
}

/** `1 ticket`, `2 tickets`. */
export function count(number, one, many) {
  return `${new Intl.NumberFormat('en').format(number)} ${number === 1 ? one : many}`;
}

/** `2 tickets` */
export const tickets = (number) => count(number, 'ticket', 'tickets');
