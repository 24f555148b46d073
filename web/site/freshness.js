/**
 * A cache that all people share answers public reads, so an answer may be a second old. None is shown that is older
 * than the last one, or than what the person has done since. Only the clock of the server counts, by the `Date` header.
 */

import { tab } from './store.js';

// The cache keeps an answer for a second, and the header has whole seconds.
const MOMENT = 250;
const MOST = 12;

const PUBLIC = /^\/events(\/[0-9a-f]{32})?(\?|$)/;

const CHANGES_EVENTS = /^\/(events|bookings|hand-overs)(\/|$)/;

const shown = new Map();

/** Whether everybody gets the same answer, without a token. */
export const isPublic = (method, path) => method === 'GET' && PUBLIC.test(path);

/** Notes when the server answered a request that may have changed an event. It counts also after a reload. */
export function noteChange(method, path, date) {
  const time = Date.parse(date);
  if (method !== 'GET' && CHANGES_EVENTS.test(path) && time > tab.read('changed')) tab.write('changed', time);
}

/**
 * Reads until the answer is one to show.
 *
 * @param {function(): Promise<{headers: Headers}>} read
 * @param {function(number): Promise} pause
 * @returns {Promise<Object|null>} null if all answers for 3 seconds are too old
 */
export async function newest(path, read, pause) {
  for (let reads = 1; ; reads++) {
    const answer = await read();
    const time = Date.parse(answer.headers.get('Date'));
    if (!(time < shown.get(path) || time <= tab.read('changed'))) {
      shown.set(path, time);
      return answer;
    }
    if (reads > MOST) return null;
    await pause(MOMENT);
  }
}
