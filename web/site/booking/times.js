/** Times of an event that not every event has. */

import { clockTime, date, shortTime } from '../format.js';

/** When the doors open, in the time zone of the event: `19:00`, with the day if it is not that of the start. */
export function doors({ doorsAt, startsAt, timeZone }) {
  const sameDay = date(doorsAt, timeZone) === date(startsAt, timeZone);
  return (sameDay ? clockTime : shortTime)(doorsAt, timeZone);
}
