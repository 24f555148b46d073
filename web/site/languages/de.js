/** German: the texts of the first view. */
export default {
  Events: 'Veranstaltungen',
  'My bookings': 'Meine Buchungen',
  '{n} tickets': { one: '{n} Ticket', other: '{n} Tickets' },
};
