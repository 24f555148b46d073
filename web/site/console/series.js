/** Counts confirmed, waiting and cancelled tickets over time, from the histories of bookings. */

export const STATES = ['CONFIRMED', 'WAITLISTED', 'CANCELLED'];

/**
 * @param {Array} bookings with `history`; for one without, only the last change is known. A history has one
 *     promotion and one cancellation: when an earlier booking ended, the next one tells
 * @returns {Array<{at: number, CONFIRMED: number, WAITLISTED: number, CANCELLED: number}>} one point for
 *     each instant of a change, by time
 */
export function series(bookings) {
  const changes = bookings.flatMap(({ history, state, quantity, updatedAt }) =>
    steps(history ?? [{ state, quantity, at: updatedAt }]),
  );
  changes.sort((one, other) => one.at - other.at);
  const points = [];
  let sums = { CONFIRMED: 0, WAITLISTED: 0, CANCELLED: 0 };
  for (const { at, from, to } of changes) {
    sums = { ...sums, at };
    if (from) sums[from.state] -= counted(from);
    sums[to.state] += counted(to);
    if (points.at(-1)?.at === at) points.pop();
    points.push(sums);
  }
  return points;
}

const steps = (history) => history.map((to, index) => ({ at: Date.parse(to.at), from: history[index - 1], to }));

/** Tickets that were handed on are those of another booking. */
const counted = ({ kind, quantity }) => (kind === 'HAND_ON_ALL' ? 0 : quantity);

export function valueAt(points, at) {
  return points.findLast((point) => point.at <= at) ?? { CONFIRMED: 0, WAITLISTED: 0, CANCELLED: 0 };
}
