/**
 * The bookings that the person saw last, so that their tickets open without a network. They are in IndexedDB, belong to
 * one session and go with it. Nothing is kept for longer than a day after its event.
 */

import { now } from '../clock.js';
import { overAt } from '../sales.js';
import { current } from '../session.js';
import { SEEN } from '../store.js';

const STORE = 'bookings';
const DAY = 86_400_000;

// For so long, a person at the door waits for the network; less if the page itself did not come by then.
const PATIENCE = document.documentElement.dataset.kept === undefined ? 3_000 : 500;

function open() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(SEEN, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'bookingId' });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** Runs `work` in one transaction. No connection stays open, so another tab can delete everything at any time. */
async function within(mode, work) {
  const database = await open();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(STORE, mode);
      let result;
      transaction.oncomplete = () => resolve(result);
      transaction.onabort = () => reject(transaction.error);
      work(transaction.objectStore(STORE), (value) => (result = value));
    });
  } finally {
    database.close();
  }
}

const isMine = ({ session }) => session === current()?.id;
const isOutdated = ({ event }) => overAt(event) + DAY < now();

/** Keeps a booking with tickets as the person `session` sees it now; drops one without. */
export async function note(booking, event, session) {
  if (session === undefined || session !== current()?.id) return;
  const { bookingId } = booking;
  await within('readwrite', (store) => {
    if (booking.state === 'CONFIRMED' && event.state !== 'CANCELLED')
      store.put({ bookingId, session, booking, event, at: now() });
    else store.delete(bookingId);
    store.getAll().onsuccess = ({ target }) => {
      for (const each of target.result) if (!isMine(each) || isOutdated(each)) store.delete(each.bookingId);
    };
  });
  // The session may have ended in the meantime, here or in another tab.
  if (session !== current()?.id) indexedDB.deleteDatabase(SEEN);
}

const drop = (bookingId) => within('readwrite', (store) => store.delete(bookingId));

/** The bookings that the person has seen. @returns {Promise<Array<{booking: Object, event: Object, at: number}>>} */
export async function all() {
  if (current() === null) return [];
  const seen = await within('readonly', (store, done) => {
    store.getAll().onsuccess = ({ target }) => done(target.result);
  });
  return seen.filter((each) => isMine(each) && !isOutdated(each));
}

/** A booking as the person saw it last; undefined if they did not. */
export const find = async (id) => (await all()).find(({ bookingId }) => bookingId === id);

/** Whether a problem means that there is no answer, so that what was last seen is better than nothing. */
export const isAway = ({ status }) => status === 0 || status === 408 || status === 429 || status >= 500;

/**
 * What `load` brings. If the person has seen the booking before and no answer comes in time, that.
 *
 * @param {function(Object): Promise<{booking: Object, event: Object}>} load gets options for the requests
 * @returns {Promise<{booking: Object, event: Object, at: number|undefined}>} `at`: when they saw it, if it is not new
 */
export async function newestOr(id, load) {
  const kept = await find(id).catch(() => undefined);
  if (!kept) return load({});
  const loading = load({ quiet: true });
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE, kept));
  try {
    return await Promise.race([loading, late]);
  } catch (problem) {
    if (isAway(problem)) return kept;
    if (problem.status === 404) drop(id).catch(() => {});
    throw problem;
  }
}
