/** Looks again and again, ever more rarely while nothing changes, and never while nobody looks. */

const LEAST = 2_000;
const MOST = 30_000;
const SLOWER = 1.5;

/**
 * Calls `look` until the signal says stop.
 *
 * @param {Object} known what was seen already
 * @param {function(): Promise<Object>} look
 * @param {function(Object)} changed gets what `look` returned, whenever it differs from the last
 * @param {AbortSignal} signal
 */
export function poll(known, look, changed, signal) {
  let delay = LEAST;
  let last = JSON.stringify(known);
  let timer;

  async function again() {
    try {
      const seen = await look();
      if (signal.aborted) return;
      const text = JSON.stringify(seen);
      if (text === last) {
        delay = Math.min(MOST, delay * SLOWER);
      } else {
        delay = LEAST;
        last = text;
        changed(seen);
      }
    } catch (problem) {
      if (signal.aborted || problem.status === 401 || problem.status === 404) return;
      delay = Math.min(MOST, Math.max(delay * SLOWER, (problem.retryAfter ?? 0) * 1_000));
    }
    plan();
  }

  function plan() {
    clearTimeout(timer);
    if (!signal.aborted && !document.hidden) timer = setTimeout(again, delay);
  }

  function wake() {
    clearTimeout(timer);
    if (document.hidden) return;
    delay = LEAST;
    again();
  }

  document.addEventListener('visibilitychange', wake, { signal });
  window.addEventListener('online', wake, { signal });
  signal.addEventListener('abort', () => clearTimeout(timer));
  plan();
}
