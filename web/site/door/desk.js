/**
 * A door without its looks: it checks tickets with the server, and by the list of the device while there is no network.
 * Check-ins without an answer are sent when the network is back.
 */

import { Problem, remove } from '../api.js';
import { now } from '../clock.js';
import { redraw } from '../navigation.js';
import * as session from '../session.js';
import * as lists from './list.js';
import * as queue from './queue.js';
import * as shelf from './shelf.js';
import { whereOf } from './tidy.js';

// Nobody waits longer at a door. Then the list of the device decides, and the answer comes later.
const PATIENCE = 3_000;

// How often a door without a network tries again.
const ROUND = 5_000;

// How old a list gets, and how much older for each ticket on it: a long list costs the server more.
const FRESH = 30_000;
const FRESH_FOR_EACH = 50;

// What the door tells if the server gives no answer in time.
const TOLD = { free: 'in', used: 'used', unknown: 'nothing' };

/**
 * @param {Object} event
 * @param {AbortSignal} signal ends the work of this door
 * @param {function()} changed is called when anything that this shows has changed
 */
export async function openDesk(event, signal, changed) {
  const { eventId } = event;
  const who = session.current();
  const where = whereOf(who, eventId);
  const answers = new Map();
  const asked = new Set();
  let list = null;
  let checks = [];
  let inside = new Map();
  let reachable = navigator.onLine;
  let refreshing = false;
  let round = null;

  const gone = () => signal.aborted || session.current()?.id !== who.id;

  function know(seen) {
    list = lists.indexed(seen);
    inside = lists.inside(list, checks);
  }

  async function look() {
    checks = await queue.checksOf(where);
    inside = lists.inside(list, checks);
    if (!gone()) changed();
  }

  async function refresh() {
    if (refreshing) return;
    refreshing = true;
    try {
      const seen = await lists.load(event, signal);
      if (gone()) return;
      await lists.keep(where, seen);
      know(seen);
      reachable = true;
      await queue.settle(where, seen.loadedAt);
      await look();
    } catch (problem) {
      await fail(problem);
    } finally {
      refreshing = false;
    }
  }

  /** The network is gone, or the right to see this door. */
  async function fail(problem) {
    if (gone()) return;
    if (!(problem instanceof Problem)) throw problem;
    reachable = false;
    if ([403, 404].includes(problem.status)) await lists.drop(where);
    if ([401, 403, 404].includes(problem.status)) redraw();
    else changed();
  }

  async function send() {
    if (gone()) return;
    const problem = await queue.send(where, `/events/${eventId}/check-ins`, signal, async (id, answer) => {
      answers.set(id, answer);
      reachable = true;
      await look();
    });
    if (problem !== null) await fail(problem);
  }

  const isOld = () => list === null || now() - list.loadedAt > FRESH + FRESH_FOR_EACH * list.items.length;

  /** Looks what other tabs did, sends what waits and loads the list if it is old; while the network is away, to see whether it is back. */
  function goRound() {
    round ??= (async () => {
      await look();
      if (checks.some(({ state }) => state === 'waiting')) await send();
      if (!reachable || isOld()) await refresh();
    })().finally(() => (round = null));
    return round;
  }

  /**
   * Checks a ticket, or all tickets of its booking that are left.
   *
   * @param {Object} shown
   * @param {string} [shown.code] of the ticket
   * @param {Object} [shown.ticket] `bookingId`, `generation` and, if not all, `serial`; instead of a code
   * @param {boolean} [shown.all]
   * @param {boolean} [shown.anyway] lets in a ticket that the list does not have
   * @returns {Promise<{id: (number|undefined), check: (Object|undefined), judged: Object, names: Object}>} the id of the
   *     check-in, if one was made; the check-in, if the server has answered; else what the device knows
   */
  async function check({ code, ticket, all = false, anyway = false }) {
    await look();
    const found = (await lists.find(list, code)) ?? ticket;
    const judged = lists.judge(list, inside, found, all);
    const names = code && judged.kind !== 'unknown' ? await lists.names(found, code) : {};
    const offline = !reachable;
    if (offline && judged.kind !== 'free' && !anyway) return { judged, names };
    const at = new Date(now()).toISOString();
    const what = code ? { ticketCode: code } : all ? { ...idOf(ticket), serial: undefined } : idOf(ticket);
    const id = await queue.add(where, {
      body: { ...what, all: all || undefined, offlineAt: offline ? at : undefined },
      at,
      offline,
      told: offline ? 'in' : 'nothing',
      tickets: judged.tickets.map(idOf),
    });
    asked.add(id);
    try {
      if (!offline) {
        const answered = await Promise.race([send().then(() => shelf.find('checks', id)), pause()]);
        if (answered && answered.state !== 'waiting') {
          await queue.change(id, { seen: true, told: answered.state === 'counted' ? 'in' : 'used' });
          return { id, check: answered, judged, names: { ...names, ...answers.get(id) } };
        }
        reachable = false;
        await queue.change(id, { told: TOLD[judged.kind] });
      }
      return { id, judged, names };
    } finally {
      asked.delete(id);
      await look();
    }
  }

  /**
   * Undoes a check-in of this door.
   *
   * @returns {Promise<boolean>} false if it may have arrived, and the server has not answered yet
   */
  async function undo(id) {
    const answer = answers.get(id) ?? (await shelf.find('checks', id))?.answer;
    if (!answer) {
      const withdrawn = await queue.withdraw(id);
      await look();
      return withdrawn;
    }
    const { bookingId, generation, serials, checkInId } = answer;
    await remove(`/events/${eventId}/bookings/${bookingId}/check-ins/${checkInId}`);
    await queue.change(id, { seen: true, settled: true });
    for (const each of list?.tickets({ bookingId, generation }) ?? [])
      if (serials.includes(each.serial)) delete each.checkedIn;
    if (list !== null) await lists.keep(where, list.kept);
    await look();
    return true;
  }

  /** The person has seen these answers. */
  async function acknowledge(seen) {
    for (const { id } of seen) await queue.change(id, { seen: true });
    await look();
  }

  const kept = await lists.kept(where);
  if (kept !== null) know(kept);
  await look();
  const timer = setInterval(() => document.hidden || goRound(), ROUND);
  signal.addEventListener('abort', () => clearInterval(timer));
  window.addEventListener('online', goRound, { signal });
  window.addEventListener(
    'offline',
    () => {
      reachable = false;
      changed();
    },
    { signal },
  );
  goRound();

  return {
    check,
    undo,
    acknowledge,
    goRound,
    /** Whether the server answers. */
    get reachable() {
      return reachable;
    },
    /** The list of tickets; null if there is none yet. */
    get list() {
      return list;
    },
    /** The tickets that are in, by their keys. */
    get inside() {
      return inside;
    },
    /** Check-ins without an answer. */
    get waiting() {
      return checks.filter(({ id, state }) => state === 'waiting' && !asked.has(id));
    },
    /** Check-ins whose answer came later than the guest, and was not seen yet. */
    get late() {
      return checks.filter(({ id, state, seen }) => state !== 'waiting' && !seen && !asked.has(id));
    },
  };
}

const idOf = ({ bookingId, generation, serial }) => ({ bookingId, generation, serial });

const pause = () => new Promise((resolve) => setTimeout(resolve, PATIENCE));
