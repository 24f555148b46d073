/** From the histories of bookings to how many tickets were confirmed, waited for and cancelled when. */

export const STATES = ['CONFIRMED', 'WAITLISTED', 'CANCELLED'];

/**
 * @param {Array} bookings with `history`; of one without, the last change is all that is known
 * @returns {Array<{at: number, CONFIRMED: number, WAITLISTED: number, CANCELLED: number}>} by time, a
 *     point for each instant at which something changed
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
    if (from) sums[from.state] -= from.quantity;
    sums[to.state] += to.quantity;
    if (points.at(-1)?.at === at) points.pop();
    points.push(sums);
  }
  return points;
}

const steps = (history) => history.map((to, index) => ({ at: Date.parse(to.at), from: history[index - 1], to }));

/** The sums at an instant. */
export function valueAt(points, at) {
  return points.findLast((point) => point.at <= at) ?? { CONFIRMED: 0, WAITLISTED: 0, CANCELLED: 0 };
}
