/**
 * Requests without an answer. An intent and its idempotency key are kept for all tabs until the answer is definite,
 * also across reloads. So every repeat is the same request, and nothing happens twice. One tab at a time sends it.
 */

import { Problem } from './api.js';
import * as session from './session.js';
import { device } from './store.js';
import { unlessElsewhere } from './tabs.js';

const givenUp = (key) => `${key}/given-up`;
const keyOf = (name, { email }) => `pending/${email.toLowerCase()}/${name}`;

/** @returns {{body: Object, key: string, since: number}|null} an intent of the person who is signed in */
export function find(name) {
  const person = session.current();
  return person && device.read(keyOf(name, person));
}

/** Forgets an intent: the page found the answer in another way, or the person dropped it. */
export function settle(name) {
  const person = session.current();
  if (person) device.write(keyOf(name, person), null);
}

/** Forgets an intent without an answer. It may still take effect, so the next one of its name is a repeat. */
export function giveUp(name) {
  const person = session.current();
  if (person === null) return;
  const where = keyOf(name, person);
  device.write(where, null);
  device.write(givenUp(where), true);
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
  let intent = device.read(where);
  const repeated = intent !== null || device.read(givenUp(where)) !== null;
  if (intent === null) {
    intent = { body, key: crypto.randomUUID(), since: Date.now() };
    device.write(where, intent);
  }
  const open = () => device.read(where)?.key === intent.key;
  const answered = () => {
    if (!open()) return;
    device.write(where, null);
    device.write(givenUp(where), null);
  };

  async function work() {
    // Another tab has the answer.
    if (!open()) return underWay();
    try {
      const answer = await send(intent.body, intent.key, repeated);
      answered();
      return answer;
    } catch (problem) {
      if (problem.definite) answered();
      throw problem;
    }
  }

  return unlessElsewhere(where, work, underWay);
}

function underWay() {
  throw new Problem(409, { type: 'in-progress' });
}
