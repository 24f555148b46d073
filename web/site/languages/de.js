/** German: the texts of the first view. */
export default {
  '{from} to {to}': '{from} bis {to}',
  '{time} your time': '{time} Ihrer Zeit',
  Events: 'Veranstaltungen',
  'My bookings': 'Meine Buchungen',
  '{n} tickets': { one: '{n} Ticket', other: '{n} Tickets' },
};
