/**
 * What a door keeps on the device, in IndexedDB: lists of tickets, and check-ins until their answers are seen. All of
 * it belongs to a person and an event, its `where`. Signing out deletes all of it.
 */

import { SHELF } from '../store.js';

let opened = null;

function open() {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(SHELF, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore('lists', { keyPath: 'where' });
      request.result.createObjectStore('checks', { keyPath: 'id', autoIncrement: true });
    };
    request.onsuccess = () => {
      // Another tab signs out: what it deletes must not be held open.
      request.result.onversionchange = () => {
        request.result.close();
        opened = null;
      };
      resolve(request.result);
    };
    request.onerror = () => reject(request.error);
  });
  return opened;
}

/** Runs `work` on a store in one transaction, and resolves when it is kept. */
async function within(store, mode, work) {
  const database = await open();
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(store, mode);
    let result;
    transaction.oncomplete = () => resolve(result);
    transaction.onabort = () => reject(transaction.error);
    work(transaction.objectStore(store), (value) => (result = value));
  });
}

/** All values of a store, in the order of their keys. */
export const all = (store) =>
  within(store, 'readonly', (values, done) => {
    values.getAll().onsuccess = ({ target }) => done(target.result);
  });

/** The value with a key, or undefined. */
export const find = (store, key) =>
  within(store, 'readonly', (values, done) => {
    values.get(key).onsuccess = ({ target }) => done(target.result);
  });

/** Keeps a value, and returns its key. */
export const keep = (store, value) =>
  within(store, 'readwrite', (values, done) => {
    values.put(value).onsuccess = ({ target }) => done(target.result);
  });

/**
 * Changes a value if it is still there. No other tab changes it in between.
 *
 * @param {function(Object): (Object|null)} next returns what the value becomes; null deletes it
 * @returns {Promise<Object|undefined>} what it became; undefined if it is not there or was deleted
 */
export const change = (store, key, next) =>
  within(store, 'readwrite', (values, done) => {
    values.get(key).onsuccess = ({ target }) => {
      if (target.result === undefined) return;
      const value = next(target.result);
      if (value === null) values.delete(key);
      else values.put(value);
      done(value ?? undefined);
    };
  });

/** Deletes a value. */
export const drop = (store, key) => within(store, 'readwrite', (values) => values.delete(key));
