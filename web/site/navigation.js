/** Where the page is: the part of the address after `#`. It never holds a secret. */

import { tab } from './store.js';

/** The route, such as `/events`. */
export function here() {
  const hash = location.hash.slice(1);
  return hash.startsWith('/') ? hash : '/events';
}

/** Goes to a route; `replace` leaves no trace of the present one in the history. */
export function go(route, { replace = false } = {}) {
  if (location.hash === `#${route}`) redraw();
  else if (replace) location.replace(`#${route}`);
  else location.hash = route;
}

/** Draws the present route anew. */
export function redraw() {
  window.dispatchEvent(new Event('hashchange'));
}

/** Remembers where somebody wanted to go who must sign in first: whoever it was, if that is known. */
export function remember(route) {
  tab.write('wanted', { route, email: tab.read('last') });
}

/** Where somebody who has signed in wanted to go; what another person wanted is forgotten. */
export function wanted(email) {
  const { route, email: whose } = tab.read('wanted') ?? {};
  tab.write('wanted', null);
  return route && (whose === null || whose === email.toLowerCase()) ? route : '/events';
}

/** Puts the focus where a view begins. */
export function focusHeading() {
  const heading = document.querySelector('#main h1');
  heading?.setAttribute('tabindex', '-1');
  heading?.focus({ preventScroll: true });
}
