/**
 * The texts for problems: what happened, and what to do. The texts of the API are for programmers, so the page
 * does not show them.
 */

import { plural, t } from './language.js';
import { inWhile } from './messages.js';

/** What to do after the wait that the server asks for. */
const again = (soon) => t('Try again {soon}.', { soon });

/** The same where a repeat is safe. */
const safely = (text) => `${text} ${t('Nothing happens twice.')}`;

const signedOut = () => [t('You are signed out.'), t('Sign in again.')];

const left = (tickets) => plural(tickets, 'Only 1 ticket is left.', 'Only {n} tickets are left.');

// Each function gets the members of the problem, and when to try again as a text.
const WORDS = {
  fault: () => [t('This page has made a mistake.'), t('Reload it. If that does not help, tell us what you did.')],
  'internal-error': (_, soon) => [t('Something went wrong on our side.'), again(soon)],
  'invalid-request': () => [t('The server did not understand the page.'), t('Reload the page, then try again.')],
  lost: () => [t('There is no connection.'), safely(t('Check your network, then try again.'))],
  'not-found': () => [t('There is nothing here.'), t('It may have been removed, or the link is not complete.')],
  'quota-exceeded': (_, soon) => [t('The page has used all its requests for today.'), again(soon)],
  timeout: (_, soon) => [t('No answer came in time.'), safely(again(soon))],
  'too-old': () => [t('The newest state is not here yet.'), again(inWhile())],
  'too-many-requests': (_, soon) => [t('There were too many requests in a short time.'), again(soon)],
  'try-again': (_, soon) => [t('It is very busy right now.'), safely(again(soon))],

  forbidden: () => [t('You are not allowed to do this.'), t('Only the organizer of the event can do this.')],
  'in-progress': () => [t('Your request is still in progress.'), safely(t('Wait a moment, then try again.'))],
  'marked-fields': () => [t('Some values are not valid.'), t('Check the marked fields.')],
  'signed-out': signedOut,
  unauthorized: signedOut,
  'already-member': () => [t('You help with this event already.'), t('The link still works for somebody else.')],
  'booking-cancelled': () => [t('This booking was cancelled.'), t('Its tickets are no longer valid.')],
  'cancellation-closed': () => [
    t('It is too late to cancel this booking.'),
    t('The cancellation deadline has passed. Ask the organizer.'),
  ],
  'capacity-below-sold': ({ soldTickets }) => [
    plural(soldTickets, '1 ticket is already sold.', '{n} tickets are already sold.'),
    t('The capacity cannot be lower than that.'),
  ],
  'change-not-possible': () => [t('Your booking cannot be changed like this.'), t('Look at it again, then decide.')],
  'check-in-undone': () => [t('This check-in was undone.'), t('Check the ticket in again.')],
  'checked-in': () => [t('This ticket is already checked in.'), t('You cannot cancel a ticket after check-in.')],
  'different-quantity': () => [
    t('You already have a booking for this event, with another number of tickets.'),
    t('Open that booking to change the number.'),
  ],
  'door-closed': () => [t('Check-in is not open.'), t('It opens some hours before the start, until the end.')],
  'event-archived': () => [t('This event is over for good.'), t('It cannot change any more.')],
  'event-began': () => [t('This event has begun.'), t('You cannot cancel it any more.')],
  'event-cancelled': () => [t('This event was cancelled.'), t('You cannot book or change it any more.')],
  'event-not-publishable': ({ errors, liveEvents }) => [
    t('This event cannot be published.'),
    liveEvents
      ? plural(
          liveEvents,
          'You have 1 event on sale. Wait until it has begun, or ask for more.',
          'You have {n} events on sale. Wait until one has begun, or ask for more.',
        )
      : errors
        ? t('Some of its times do not fit any more. Choose “Edit” and set other ones.')
        : t('It was cancelled, or its start is in the past. Set a later start.'),
  ],
  'event-not-published': () => [t('This event has no guests yet.'), t('Publish it first.')],
  'events-to-come': () => [
    t('You have events to come.'),
    t('Cancel them under “Organize”, or wait until they have begun.'),
  ],
  'hand-over-expired': () => [t('This link has expired.'), t('Ask who sent it for another one.')],
  'hand-over-used': () => [t('Somebody has taken these tickets.'), t('A link works once. Ask who sent it.')],
  'hand-over-void': () => [t('This link no longer works.'), t('Who sent it withdrew it, or has the tickets no more.')],
  'hand-overs-closed': () => [t('Tickets of this event are not handed on.'), t('Its organizer does not want that.')],
  'idempotency-key-reused': () => [
    t('You sent this before with other values.'),
    t('Check your bookings and events, then try again.'),
  ],
  'invitation-expired': () => [t('This invitation has expired.'), t('Ask the organizer for another one.')],
  'invitation-used': () => [t('This invitation was used.'), t('It works once. Ask the organizer for another one.')],
  'link-unknown': () => [t('This link does not work.'), t('It was withdrawn, or it is not complete.')],
  'no-more-tickets': ({ availableTickets }) => [
    availableTickets ? left(availableTickets) : t('No tickets are left.'),
    t('Your booking stays as it is.'),
  ],
  'not-available-locally': () => [
    t('This is not available on a local system.'),
    t('The terminal that runs the system shows the code.'),
  ],
  'not-enough-seats': ({ availableTickets }) => [
    left(availableTickets),
    t('Book fewer tickets, or join the waitlist.'),
  ],
  'own-hand-over': () => [t('This is your own link.'), t('Send it to who shall have the tickets.')],
  'payload-too-large': () => [t('This is too long to send.'), t('Shorten the text, then try again.')],
  'precondition-failed': () => [t('Your booking has changed in the meantime.'), t('Look at it again, then decide.')],
  'precondition-required': () => [t('The page is out of date.'), t('Reload it, then try again.')],
  'sales-closed': () => [t('Tickets are not on sale right now.'), t('The page of the event shows when they are.')],
  'second-factor-needed': () => [
    t('This account needs two-step sign-in.'),
    t('Ask the operator to take it out of the group of administrators until you have set that up.'),
  ],
  'sign-in-over': () => [t('The sign-in took too long.'), t('Start again with your password.')],
  'sold-out': () => [
    t('The last ticket has just been sold.'),
    t('Join the waitlist. Returned tickets go to those who wait: first come, first served, among those that fit.'),
  ],
  'ticket-invalid': () => [t('This ticket is no longer valid.'), t('It was given back or handed on.')],
  'too-many-bookings': () => [
    t('You have bookings for as many events as one person may have.'),
    t('Cancel one of them to book this event.'),
  ],
  'too-many-people': ({ limit }) => [
    t('There are too many people or links.'),
    t('The limit is {limit}. Remove one first.', { limit }),
  ],
  'too-many-tickets': () => [t('One booking cannot have that many tickets.'), t('Fewer are possible.')],
  'undo-closed': () => [t('It is too late to undo this check-in.'), t('That is possible for 15 minutes.')],
  'unsupported-media-type': () => [t('The server did not understand the page.'), t('Reload the page, then try again.')],
  waiting: () => [t('You wait for this event.'), t('To take the tickets, leave the waitlist.')],
  'wrong-app-code': () => [t('The code is wrong or expired.'), t('Enter the code that your app shows now.')],
  'wrong-code': () => [t('The code is wrong, expired or used.'), t('Check the latest message, or send a new code.')],
  'wrong-credentials': () => [t('The e-mail or the password is wrong.'), t('Check both, or reset your password.')],
  'wrong-password': () => [t('The password is wrong.'), t('Enter the password that you sign in with.')],
};

/**
 * @param {Error} problem anything that was thrown: what is no problem of the API is a fault of the page
 * @param {boolean} [typed] whether the person typed something that the view still has
 * @returns {{what: string, todo: string, reference: string|undefined}} the texts for it
 */
export function words(problem, typed = false) {
  const { type = 'fault', members = {}, retryAfter, status, definite } = problem;
  if (type === 'fault') console.error(problem);
  const soon = inWhile(retryAfter);
  const [what, todo] = WORDS[type]?.(members, soon) ?? [t('Something went wrong.'), again(soon)];
  const kept = typed && !definite ? ` ${t('What you typed is still here.')}` : '';
  return { what, todo: todo + kept, reference: status >= 500 ? members.requestId : undefined };
}

/** `1 ticket`, `2 tickets`. */
export const tickets = (number) => plural(number, '1 ticket', '{n} tickets');
