/**
 * The one polite live region: what happened, in a sentence. It is read out, and seen for a while at the
 * foot of the page. A dialog has one of its own, for nothing behind it is read.
 */

import { inWhile } from './words.js';

const SHOWN = 8_000;
const JUST_SAID = 500;

let timer;
let said = 0;
let spoken = null;

/** Says that something happened. `heard` only where the page shows the same anyway. */
export function say(text, { heard = false } = {}) {
  hush();
  const region = document.querySelector('dialog[open] [role=status]') ?? document.getElementById('status');
  spoken = region;
  region.textContent = text;
  region.classList.toggle('shown', !heard);
  said = performance.now();
  clearTimeout(timer);
  timer = setTimeout(hush, SHOWN);
}

/** Another view: what belonged to the last one is over, but for what was said in leaving it. */
export function turnPage() {
  if (performance.now() - said > JUST_SAID) hush();
}

/** Takes back what is said. */
export function hush() {
  spoken?.classList.remove('shown');
  spoken?.replaceChildren();
}

/** Says that a request waits for its turn. */
export function sayWaiting(seconds) {
  say(`Many people are here right now. Trying again ${inWhile(seconds)}.`);
}
