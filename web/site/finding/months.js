/** Months as texts such as `2027-01`. */

import { now } from '../clock.js';

// Events start within two years.
const AHEAD = 24;

// Clocks are at most so far behind and ahead of UTC.
const BEHIND = 12 * 3_600_000;
const BEFORE = 14 * 3_600_000;

const parts = (month) => month.split('-').map(Number);

/** The first and the last start in a month, wherever an event is. No clock is in it, so all viewers ask the same. */
export function bounds(month) {
  const [year, number] = parts(month);
  return {
    from: new Date(Date.UTC(year, number - 1) - BEFORE).toISOString(),
    to: new Date(Date.UTC(year, number) + BEHIND - 1).toISOString(),
  };
}

/** The months in which an event to come can start, beginning with the month of now where it is behind UTC. */
export function monthsToCome() {
  const [year, number] = parts(new Date(now() - BEHIND).toISOString().slice(0, 7));
  return Array.from({ length: AHEAD + 2 }, (_, i) =>
    new Date(Date.UTC(year, number - 1 + i)).toISOString().slice(0, 7),
  );
}
