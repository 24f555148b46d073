/** Routes: the part of the address after `#`. It never contains a secret. */

import { tab } from './store.js';

/** The current route, such as `/events`. */
export function here() {
  const hash = location.hash.slice(1);
  return hash.startsWith('/') ? hash : '/events';
}

/** Goes to a route; `replace` removes the current one from the history. */
export function go(route, { replace = false } = {}) {
  if (location.hash === `#${route}`) redraw();
  else if (replace) location.replace(`#${route}`);
  else location.hash = route;
}

/** Draws the current route again. */
export function redraw() {
  window.dispatchEvent(new Event('hashchange'));
}

/** Keeps the route that a person opened before they must sign in, and who they are, if that is known. */
export function remember(route) {
  tab.write('wanted', { route, email: tab.read('last') });
}

/** The route to open after the sign-in. A route that another person opened is dropped. */
export function wanted(email) {
  const { route, email: whose } = tab.read('wanted') ?? {};
  tab.write('wanted', null);
  return route && (whose === null || whose === email.toLowerCase()) ? route : '/events';
}

export function focusHeading() {
  const heading = document.querySelector('#main h1');
  heading?.setAttribute('tabindex', '-1');
  heading?.focus({ preventScroll: true });
}
