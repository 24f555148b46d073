/**
 * The check-ins of this device, in their order. Each is kept with its idempotency key before it is sent, until the
 * server has answered and the answer is seen. So a lost answer, a reload or a second tab loses none and sends none
 * twice.
 *
 * A check-in has: `body` of the request and its `key`; `at`, when it was made; `offline`, whether there was no network
 * then; `sent`, whether it may have arrived; `told`, what the door said: `in`, `used` or `nothing` yet; `tickets` that
 * it lets in, as far as the device knows; `state`: `waiting`, `counted` or `refused`; the `answer` or the `problem`;
 * `seen`; and `settled`, if a list of tickets has it.
 */

import { post, Problem } from '../api.js';
import { now } from '../clock.js';
import * as shelf from './shelf.js';

// The list of tickets may be that much behind a check-in.
const LAG = 5_000;

/** All check-ins of an event on this device, oldest first. */
export const checksOf = async (where) => (await shelf.all('checks')).filter((check) => check.where === where);

/** Keeps a new check-in, and returns its id. */
export function add(where, check) {
  return shelf.keep('checks', {
    where,
    key: crypto.randomUUID(),
    state: 'waiting',
    sent: false,
    seen: false,
    ...check,
  });
}

/** Changes a check-in, and deletes it when nothing needs it any more. */
export function change(id, members) {
  return shelf.change('checks', id, (check) => {
    const next = { ...check, ...members };
    return isDone(next) ? null : next;
  });
}

/** Takes back a check-in that was never sent. @returns {Promise<boolean>} false if it may have arrived */
export async function withdraw(id) {
  return (await shelf.change('checks', id, (check) => (check.sent ? check : null))) === undefined;
}

const isDone = ({ state, seen, settled }) => seen && (state === 'refused' || (state === 'counted' && settled === true));

/** Whether the server's answer differs from what the door said. */
export const differs = ({ state, told }) =>
  (state === 'counted' && told !== 'in') || (state === 'refused' && told !== 'used');

/** Notes that a list, whose loading began at `began`, has what was answered before. */
export async function settle(where, began) {
  for (const { id, state, answeredAt } of await checksOf(where))
    if (state === 'counted' && answeredAt + LAG < began) await change(id, { settled: true });
}

/**
 * Sends what waits, oldest first. Of all tabs, one sends at a time. It stops when the network fails; a check-in to
 * which the server has no answer does not hold up the others.
 *
 * @param {string} where
 * @param {string} path of the check-ins of the event
 * @param {AbortSignal} signal
 * @param {function(number, Object): Promise} answered gets the id of each check-in that is answered, and if it is
 *     counted, the answer with its names, which the device does not keep
 * @returns {Promise<Problem|null>} why something still waits
 */
export function send(where, path, signal, answered) {
  return navigator.locks.request(`box-office.door/${where}`, async () => {
    const tried = new Set();
    let failure = null;
    while (!signal.aborted) {
      const next = (await checksOf(where)).find(({ id, state }) => state === 'waiting' && !tried.has(id));
      if (next === undefined) return failure;
      tried.add(next.id);
      // A check-in that was taken back meanwhile is not there any more.
      if ((await change(next.id, { sent: true })) === undefined) continue;
      try {
        const answer = await post(path, next.body, { key: next.key, repeated: next.sent, quiet: true });
        await change(next.id, counted(answer));
        await answered(next.id, answer);
      } catch (problem) {
        if (!(problem instanceof Problem)) throw problem;
        if (!problem.definite) {
          failure = problem;
          if (problem.status >= 500) continue;
          return problem;
        }
        const { type, status, members } = problem;
        await change(next.id, { state: 'refused', problem: { status, members, type } });
        await answered(next.id, undefined);
      }
    }
    return null;
  });
}

function counted(answer) {
  const { bookingId, generation, serials } = answer;
  const tickets = serials.map((serial) => ({ bookingId, generation, serial }));
  // Names stay sealed on the device.
  const kept = { ...answer, name: undefined, ticketName: undefined };
  return { state: 'counted', answer: kept, answeredAt: now(), tickets };
}
