/**
 * Keeps values in the browser, as JSON under a prefix. If the browser keeps nothing, as some do in private
 * windows, the values stay until the page is closed.
 */

const PREFIX = 'box-office.';

// The next person at this device reads the same language.
const STAYING = ['language'];

/** The database of the door. */
export const SHELF = 'box-office';

/** The database of the bookings that were seen. */
export const SEEN = 'box-office.seen';

class Memory {
  #values = new Map();
  getItem(key) {
    return this.#values.get(key) ?? null;
  }
  setItem(key, value) {
    this.#values.set(key, value);
  }
  removeItem(key) {
    this.#values.delete(key);
  }
  keys() {
    return [...this.#values.keys()];
  }
}

class Store {
  overflow = new Memory();

  constructor(name) {
    try {
      const storage = window[name];
      storage.setItem(`${PREFIX}probe`, '1');
      storage.removeItem(`${PREFIX}probe`);
      this.storage = storage;
    } catch {
      this.storage = new Memory();
    }
  }

  /** The value; null if there is none or it is not JSON. */
  read(key) {
    try {
      return JSON.parse(this.overflow.getItem(PREFIX + key) ?? this.storage.getItem(PREFIX + key));
    } catch {
      return null;
    }
  }

  /** Keeps the value; null deletes it. */
  write(key, value) {
    this.overflow.removeItem(PREFIX + key);
    try {
      if (value === null) this.storage.removeItem(PREFIX + key);
      else this.storage.setItem(PREFIX + key, JSON.stringify(value));
    } catch {
      // The storage is full.
      this.storage.removeItem(PREFIX + key);
      this.overflow.setItem(PREFIX + key, JSON.stringify(value));
    }
  }

  /** The keys of all values. */
  keys() {
    const stored = this.storage.keys ? this.storage.keys() : Object.keys(this.storage);
    return [...this.overflow.keys(), ...stored]
      .filter((key) => key.startsWith(PREFIX))
      .map((key) => key.slice(PREFIX.length));
  }

  /** Deletes all values but those that say nothing about a person. */
  clear() {
    for (const key of this.keys()) if (!STAYING.includes(key)) this.write(key, null);
  }
}

/** Keeps values until this tab is closed. */
export const tab = new Store('sessionStorage');

/** Keeps values for all tabs until they are deleted. */
export const device = new Store('localStorage');

/** Calls back with key and new value when another tab changes a value on the device. */
export function onDeviceChange(callback) {
  window.addEventListener('storage', ({ key, newValue, storageArea }) => {
    if (storageArea !== device.storage) return;
    if (key === null) callback(null, null);
    else if (key.startsWith(PREFIX)) callback(key.slice(PREFIX.length), JSON.parse(newValue));
  });
}
