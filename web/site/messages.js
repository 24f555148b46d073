/**
 * Short messages in the only polite live region: screen readers read them, and they show for a while at the
 * bottom of the page. A dialog has its own region, because screen readers skip everything behind it.
 */

import { t } from './language.js';
import { inWhile } from './words.js';

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
