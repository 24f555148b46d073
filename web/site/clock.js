/** The time of the server: clocks of phones are wrong by minutes, and sales open to the second. */

// The header has whole seconds and takes time to arrive, so a smaller difference says nothing.
const TOLERANCE = 5_000;

let ahead = 0;

/**
 * Compares the clocks.
 *
 * @param {string|null} date the `Date` header of an answer
 * @param {string|null} age the `Age` header: for how many seconds a cache has had the answer
 */
export function observe(date, age) {
  const difference = Date.parse(date) + Number(age) * 1_000 - Date.now();
  if (Number.isFinite(difference)) ahead = Math.abs(difference) > TOLERANCE ? difference : 0;
}

/** Milliseconds since 1970. */
export function now() {
  return Date.now() + ahead;
}

/**
 * Calls `changed` when `state` returns another text or number because time has passed.
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
