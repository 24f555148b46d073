/**
 * Short messages in the only polite live region: screen readers read them, and they show for a while at the
 * bottom of the page. A dialog has its own region, because screen readers skip everything behind it.
 */

import { plural, t } from './language.js';

const SHOWN = 8_000;
const JUST_SAID = 500;

let timer;
let said = 0;
let spoken = null;
let shown = new AbortController();

/** Shows a message; with `heard`, only to screen readers, because the view shows the same. */
export function say(text, { heard = false } = {}) {
  hush();
  const region = document.querySelector('dialog[open] [role=status]') ?? document.getElementById('status');
  spoken = region;
  region.textContent = text;
  region.classList.toggle('shown', !heard);
  if (!heard && region.id === 'status') {
    const { signal } = (shown = new AbortController());
    import('./room.js').then(({ keepClear }) => signal.aborted || keepClear(region, signal)).catch(() => {});
  }
  said = performance.now();
  clearTimeout(timer);
  timer = setTimeout(hush, SHOWN);
}

/** Removes the message of the last view, but not the message about leaving it. */
export function turnPage() {
  if (performance.now() - said > JUST_SAID) hush();
}

export function hush() {
  shown.abort();
  spoken?.classList.remove('shown');
  spoken?.replaceChildren();
}

export function sayWaiting(seconds) {
  say(t('Many people are here right now. Trying again {soon}.', { soon: inWhile(seconds) }));
}

/** `in 20 seconds`, `in 2 minutes`, `in 1 hour`, rounded up. */
export function inWhile(seconds) {
  if (seconds === undefined) return t('in a moment');
  if (seconds < 60) return plural(seconds, 'in 1 second', 'in {n} seconds');
  if (seconds < 3_600) return plural(Math.ceil(seconds / 60), 'in 1 minute', 'in {n} minutes');
  return plural(Math.ceil(seconds / 3_600), 'in 1 hour', 'in {n} hours');
}
