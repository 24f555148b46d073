/** Counts confirmed, waiting and returned tickets over time, from the histories of bookings. */

export const STATES = ['CONFIRMED', 'WAITLISTED', 'RETURNED'];

const NONE = { CONFIRMED: 0, WAITLISTED: 0, RETURNED: 0 };

/**
 * @param {Array} bookings with `history`; for one without, only the last change is known. A history has one
 *     promotion and one cancellation: when an earlier booking ended, the next one tells
 * @returns {Array<{at: number, CONFIRMED: number, WAITLISTED: number, RETURNED: number}>} one point for each instant of
 *     a change, by time; RETURNED counts all that came back so far
 */
export function series(bookings) {
  const changes = bookings.flatMap(changesOf);
  changes.sort((one, other) => one.at - other.at);
  const points = [];
  let sums = NONE;
  for (const { at, from, to } of changes) {
    sums = { ...sums, at };
    if (from && from.state !== 'CANCELLED') sums[from.state] -= from.quantity;
    if (to.state !== 'CANCELLED') sums[to.state] += to.quantity;
    sums.RETURNED += returned(from, to);
    if (points.at(-1)?.at === at) points.pop();
    points.push(sums);
  }
  return points;
}

const changesOf = ({ history, state, quantity, updatedAt }) =>
  (history ?? [{ state, quantity, at: updatedAt }]).map((to, index, all) => ({
    at: Date.parse(to.at),
    from: all[index - 1],
    to,
  }));

/** How many tickets a change gave back. Who leaves the waitlist has none; what is handed on has another owner. */
function returned(from, to) {
  if (to.kind === 'GIVE_BACK') return Math.max(0, (from?.quantity ?? 0) - to.quantity);
  if (to.state !== 'CANCELLED' || to.kind === 'HAND_ON_ALL') return 0;
  if (from === undefined) return to.kind === undefined ? to.quantity : 0;
  return from.state === 'CONFIRMED' ? to.quantity : 0;
}

export const valueAt = (points, at) => points.findLast((point) => point.at <= at) ?? NONE;
