/** What people may do for an event, in words. */

export const ROLES = {
  ORGANIZER: { name: 'Organizer', article: 'the organizer', may: 'You may do everything.' },
  CO_ORGANIZER: {
    name: 'Co-organizer',
    article: 'a co-organizer',
    may: 'You may do everything but cancel the event and choose who helps.',
  },
  STEWARD: {
    name: 'Steward',
    article: 'a steward',
    may: 'You check tickets in at the door, and see the names of the guests.',
  },
};
