/**
 * What was asked for and not answered yet. An intent and its idempotency key are kept until the answer is
 * definite, across reloads, so that asking again is always the same request and nothing happens twice.
 */

import * as session from './session.js';
import { device, tab } from './store.js';

/** @returns {{body: Object, key: string, since: number}|null} of whoever is signed in */
export function find(name) {
  const intent = tab.read(`pending/${name}`) ?? device.read(`pending/${name}`);
  return intent?.email === session.current()?.email ? intent : null;
}

/** The answer is known, or came by another way. */
export function settle(name) {
  tab.write(`pending/${name}`, null);
  device.write(`pending/${name}`, null);
}

/**
 * Sends an intent. One of the same name that still waits for its answer goes instead, whatever is asked
 * for now: until it is known what became of that, nothing else may be sent.
 *
 * @param {string} name of what can happen only once, such as `book/<event id>`
 * @param {Object} body
 * @param {function(Object, string): Promise} send gets the body and the key
 * @returns {Promise} the answer
 */
export async function once(name, body, send) {
  let intent = find(name);
  if (intent === null) {
    intent = { body, key: crypto.randomUUID(), since: Date.now(), email: session.current()?.email };
    session.area().write(`pending/${name}`, intent);
  }
  try {
    const answer = await send(intent.body, intent.key);
    settle(name);
    return answer;
  } catch (problem) {
    if (problem.definite) settle(name);
    throw problem;
  }
}
