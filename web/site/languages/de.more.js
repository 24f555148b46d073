/** German: all texts that the first view does not need. */
export default {
  // Problems

  // Signing in and up, the account

  // An event and its booking panel

  // Bookings and tickets

  // My events, and the form of an event

  // The console

  // The door

  // Invitations and links

  // The foot of the page
};
