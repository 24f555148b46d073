/** The time as the server has it: clocks of phones are wrong by minutes, and sales open to the second. */

// The header has whole seconds and was on its way for a while; less than this says nothing.
const TOLERANCE = 5_000;

let ahead = 0;

/** Compares the clocks, by the `Date` header of an answer. */
export function observe(date) {
  const difference = Date.parse(date) - Date.now();
  if (Number.isFinite(difference)) ahead = Math.abs(difference) > TOLERANCE ? difference : 0;
}

/** Milliseconds since 1970. */
export function now() {
  return Date.now() + ahead;
}

/**
 * Calls back when time alone changes what is true, such as whether tickets are on sale.
 *
 * @param {function()} state what is true now, as a text or a number
 * @param {function()} changed
 * @param {AbortSignal} signal
 */
export function onTurn(state, changed, signal) {
  let last = state();
  const timer = setInterval(() => {
    if (state() === last) return;
    last = state();
    changed();
  }, 1_000);
  signal.addEventListener('abort', () => clearInterval(timer));
}
