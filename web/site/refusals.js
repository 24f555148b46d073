/** The texts for what the API refuses when people do something. */

import { count, know } from './words.js';

know({
  'already-member': () => ['You help with this event already.', 'The link still works for somebody else.'],
  'booking-cancelled': () => ['This booking was cancelled.', 'Its tickets are no longer valid.'],
  'cancellation-closed': () => [
    'It is too late to cancel this booking.',
    'The cancellation deadline has passed. Ask the organizer.',
  ],
  'capacity-below-sold': ({ soldTickets }) => [
    `${count(soldTickets, 'ticket is', 'tickets are')} already sold.`,
    'The capacity cannot be lower than that.',
  ],
  'change-not-possible': () => ['Your booking cannot be changed like this.', 'Look at it again, then decide.'],
  'check-in-undone': () => ['This check-in was undone.', 'Check the ticket in again.'],
  'checked-in': () => ['This ticket is already checked in.', 'You cannot cancel a ticket after check-in.'],
  'different-quantity': () => [
    'You already have a booking for this event, with another number of tickets.',
    'Open that booking to change the number.',
  ],
  'door-closed': () => ['Check-in is not open.', 'It opens some hours before the start, until the end.'],
  'event-archived': () => ['This event is over for good.', 'It cannot change any more.'],
  'event-began': () => ['This event has begun.', 'You cannot cancel it any more.'],
  'event-cancelled': () => ['This event was cancelled.', 'You cannot book or change it any more.'],
  'event-not-publishable': ({ errors, liveEvents }) => [
    'This event cannot be published.',
    liveEvents
      ? `You have ${count(liveEvents, 'event', 'events')} on sale. Wait until one has begun, or ask for more.`
      : errors
        ? 'Its sales or its cancellation deadline ended already. Choose “Edit” and set a later time.'
        : 'It was cancelled, or its start is in the past. Set a later start.',
  ],
  'event-not-published': () => ['This event has no guests yet.', 'Publish it first.'],
  'events-to-come': () => ['You have events to come.', 'Cancel them under “Organize”, or wait until they have begun.'],
  'hand-over-expired': () => ['This link has expired.', 'Ask who sent it for another one.'],
  'hand-over-used': () => ['Somebody has taken these tickets.', 'A link works once. Ask who sent it.'],
  'hand-over-void': () => ['This link no longer works.', 'Who sent it withdrew it, or has the tickets no more.'],
  'hand-overs-closed': () => ['Tickets of this event are not handed on.', 'Its organizer does not want that.'],
  'idempotency-key-reused': () => [
    'You sent this before with other values.',
    'Check your bookings and events, then try again.',
  ],
  'invitation-expired': () => ['This invitation has expired.', 'Ask the organizer for another one.'],
  'invitation-used': () => ['This invitation was used.', 'It works once. Ask the organizer for another one.'],
  'link-unknown': () => ['This link does not work.', 'It was withdrawn, or it is not complete.'],
  'no-more-tickets': ({ availableTickets }) => [
    availableTickets ? `Only ${count(availableTickets, 'ticket is', 'tickets are')} left.` : 'No tickets are left.',
    'Your booking stays as it is.',
  ],
  'not-available-locally': () => [
    'This is not available on a local system.',
    'The terminal that runs the system shows the code.',
  ],
  'not-enough-seats': ({ availableTickets }) => [
    `Only ${count(availableTickets, 'ticket is', 'tickets are')} left.`,
    'Book fewer tickets, or join the waitlist.',
  ],
  'own-hand-over': () => ['This is your own link.', 'Send it to who shall have the tickets.'],
  'payload-too-large': () => ['This is too long to send.', 'Shorten the text, then try again.'],
  'precondition-failed': () => ['Your booking has changed in the meantime.', 'Look at it again, then decide.'],
  'precondition-required': () => ['The page is out of date.', 'Reload it, then try again.'],
  'sales-closed': () => ['Tickets are not on sale right now.', 'The page of the event shows when they are.'],
  'second-factor-needed': () => [
    'This account needs two-step sign-in.',
    'Ask the operator to take it out of the group of administrators until you have set that up.',
  ],
  'sign-in-over': () => ['The sign-in took too long.', 'Start again with your password.'],
  'sold-out': () => [
    'The last ticket has just been sold.',
    'Join the waitlist. Returned tickets go to the waitlist, first come, first served.',
  ],
  'ticket-invalid': () => ['This ticket is no longer valid.', 'It was given back or handed on.'],
  'too-many-bookings': () => [
    'You have bookings for as many events as one person may have.',
    'Cancel one of them to book this event.',
  ],
  'too-many-people': ({ limit }) => ['There are too many people or links.', `The limit is ${limit}. Remove one first.`],
  'too-many-tickets': () => ['One booking cannot have that many tickets.', 'Fewer are possible.'],
  'undo-closed': () => ['It is too late to undo this check-in.', 'That is possible for 15 minutes.'],
  'unsupported-media-type': () => ['The server did not understand the page.', 'Reload the page, then try again.'],
  waiting: () => ['You wait for this event.', 'To take the tickets, leave the waitlist.'],
  'wrong-app-code': () => ['The code is wrong or expired.', 'Enter the code that your app shows now.'],
  'wrong-code': () => ['The code is wrong, expired or used.', 'Check the latest message, or send a new code.'],
  'wrong-credentials': () => ['The e-mail or the password is wrong.', 'Check both, or reset your password.'],
  'wrong-password': () => ['The password is wrong.', 'Enter the password that you sign in with.'],
});
