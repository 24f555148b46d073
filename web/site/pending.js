/**
 * What was asked for and not answered yet. An intent and its idempotency key are kept until the answer is
 * definite, across reloads, so that asking again is always the same request and nothing happens twice.
 */

import { Problem } from './api.js';
import * as session from './session.js';
import { device, tab } from './store.js';

const place = (name, { email }) => `pending/${email.toLowerCase()}/${name}`;

const read = (key) => tab.read(key) ?? device.read(key);

function forget(key) {
  tab.write(key, null);
  device.write(key, null);
}

/** @returns {{body: Object, key: string, since: number}|null} of whoever is signed in */
export function find(name) {
  const person = session.current();
  return person && read(place(name, person));
}

/** The answer came by another way, or nobody waits for it any more. */
export function settle(name) {
  const person = session.current();
  if (person) forget(place(name, person));
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
  const person = session.current();
  if (person === null) throw new Problem(401, { type: 'signed-out' });
  const where = place(name, person);
  let intent = read(where);
  if (intent === null) {
    intent = { body, key: crypto.randomUUID(), since: Date.now() };
    session.area().write(where, intent);
  }
  const answered = () => read(where)?.key === intent.key && forget(where);
  try {
    const answer = await send(intent.body, intent.key);
    answered();
    return answer;
  } catch (problem) {
    if (problem.definite) answered();
    throw problem;
  }
}
