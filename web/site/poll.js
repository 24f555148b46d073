/** Polls: more rarely while nothing changes, and not while the page is hidden. */

import { Problem } from './api.js';
import { redraw } from './navigation.js';

const LEAST = 2_000;
const MOST = 30_000;
const SLOWER = 1.5;

// In a rush, everything changes for everybody. So polls get more frequent step by step, but rarer at once when
// the server throttles: guests who book share its limit.
const QUICKER = 0.5;
const REFUSED = 4;

// People who opened the page at the same moment must not poll at the same moments.
const JITTER = 0.2;

/**
 * Calls `look` until the signal says stop. Draws the view again if the session has ended or the object is gone.
 *
 * @param {Object} known the last result so far
 * @param {function(): Promise<Object>} look fails at once when the server throttles
 * @param {function(Object)} changed gets each result that differs from the last one; may be async
 * @param {AbortSignal} signal
 */
export function poll(known, look, changed, signal) {
  let delay = LEAST;
  let last = JSON.stringify(known);
  let timer;
  let looking = false;

  async function again() {
    if (looking) return;
    looking = true;
    let wait = 0;
    try {
      const seen = await look();
      if (signal.aborted) return;
      const text = JSON.stringify(seen);
      if (text === last) {
        delay = Math.min(MOST, delay * SLOWER);
      } else {
        delay = Math.max(LEAST, delay * QUICKER);
        await changed(seen);
        last = text;
      }
    } catch (problem) {
      if (signal.aborted) return;
      if (!(problem instanceof Problem)) {
        plan();
        throw problem;
      }
      if (problem.status === 401 || problem.status === 404) return redraw();
      wait = (problem.retryAfter ?? 0) * 1_000;
      delay = Math.min(MOST, delay * (wait > 0 ? REFUSED : SLOWER));
    } finally {
      looking = false;
    }
    plan(wait);
  }

  function plan(least = 0) {
    clearTimeout(timer);
    const spread = 1 + JITTER * (2 * Math.random() - 1);
    if (!signal.aborted && !document.hidden) timer = setTimeout(again, Math.max(least, delay * spread));
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
