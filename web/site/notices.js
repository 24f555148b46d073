/**
 * The one polite live region: what happened, in a sentence. It is read out, and seen for a while at the
 * foot of the page.
 */

import { inWhile } from './words.js';

const SHOWN = 12_000;

let timer;

/** Says that something happened. `heard` only where the page shows the same anyway. */
export function say(text, { heard = false } = {}) {
  const region = document.getElementById('status');
  region.textContent = text;
  region.classList.toggle('shown', !heard);
  clearTimeout(timer);
  timer = setTimeout(() => {
    region.classList.remove('shown');
    region.textContent = '';
  }, SHOWN);
}

/** Says that a request waits for its turn. */
export function sayWaiting(seconds) {
  say(`Many people are here right now. Trying again ${inWhile(seconds)}.`);
}
