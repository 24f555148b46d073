/**
 * Requests without an answer. An intent and its idempotency key are kept until the answer is definite, also
 * across reloads. So every repeat is the same request, and nothing happens twice.
 */

import { Problem } from './api.js';
import * as session from './session.js';
import { device, tab } from './store.js';

const givenUp = (key) => `${key}/given-up`;
const keyOf = (name, { email }) => `pending/${email.toLowerCase()}/${name}`;

const read = (key) => tab.read(key) ?? device.read(key);

function forget(key) {
  tab.write(key, null);
  device.write(key, null);
}

/** @returns {{body: Object, key: string, since: number}|null} an intent of the person who is signed in */
export function find(name) {
  const person = session.current();
  return person && read(keyOf(name, person));
}

/** Forgets an intent: the page found the answer in another way, or the person dropped it. */
export function settle(name) {
  const person = session.current();
  if (person) forget(keyOf(name, person));
}

/** Forgets an intent without an answer. It may still take effect, so the next one of its name is a repeat. */
export function giveUp(name) {
  const person = session.current();
  if (person === null) return;
  const where = keyOf(name, person);
  forget(where);
  session.area().write(givenUp(where), true);
}

/**
 * Sends an intent. If an earlier intent of the same name has no answer yet, sends that one instead: until its
 * outcome is known, no other request may be sent.
 *
 * @param {string} name of something that happens only once, such as `book/<event id>`
 * @param {Object} body
 * @param {function(Object, string, boolean): Promise} send gets the body, the idempotency key, and whether the
 *     intent was sent before
 * @returns {Promise} the answer
 */
export async function once(name, body, send) {
  const person = session.current();
  if (person === null) throw new Problem(401, { type: 'signed-out' });
  const where = keyOf(name, person);
  let intent = read(where);
  const repeated = intent !== null || read(givenUp(where)) !== null;
  if (intent === null) {
    intent = { body, key: crypto.randomUUID(), since: Date.now() };
    session.area().write(where, intent);
  }
  const answered = () => {
    if (read(where)?.key !== intent.key) return;
    forget(where);
    forget(givenUp(where));
  };
  try {
    const answer = await send(intent.body, intent.key, repeated);
    answered();
    return answer;
  } catch (problem) {
    if (problem.definite) answered();
    throw problem;
  }
}
