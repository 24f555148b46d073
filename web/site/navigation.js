/**
 * Routes: what the address of a view has after the origin, such as `/events`. The codes of links are secrets, so they
 * are behind `#`, where no server sees them: `/hand-overs#<code>`.
 */

import { tab } from './store.js';

const START = '/events';

/** The current route, with its query and its code. */
export function here() {
  const old = /^#(\/.*)$/.exec(location.hash);
  if (old) {
    // Mails, bookmarks and links that were passed on still have these addresses.
    const route = old[1].replace(/^(\/hand-overs|\/invitations)\//, '$1#');
    history.replaceState(history.state, '', location.origin + route);
  }
  const { pathname, search, hash } = location;
  return (pathname.replace(/^\/index\.html$|\/+$/, '') || START) + search + hash;
}

/** Goes to a route; `replace` removes the current one from the history. */
export function go(route, { replace = false } = {}) {
  if (route !== here()) history[replace ? 'replaceState' : 'pushState'](null, '', route);
  redraw();
}

/** The members of the query of the current route. */
export const query = () => Object.fromEntries(new URLSearchParams(location.search));

/** Goes to the current route with another query; `replace` is for each letter of one that somebody types. */
export function search(members, { replace = false } = {}) {
  const asked = new URLSearchParams(Object.entries(members).filter(([, value]) => value !== ''));
  const route = location.pathname + (asked.size > 0 ? `?${asked}` : '');
  if (replace) history.replaceState(history.state, '', route);
  else go(route);
}

/** What the view keeps with this entry of the history, for the way back. */
export const kept = () => history.state?.kept;
export const keep = (value) => history.replaceState({ ...history.state, kept: value }, '');

/** Draws the current route again. */
export function redraw() {
  window.dispatchEvent(new PopStateEvent('popstate'));
}

/** Keeps the route that a person opened before they must sign in, and who they are, if that is known. */
export function remember(route) {
  tab.write('wanted', { route, email: tab.read('last') });
}

/** The route to open after the sign-in. A route that another person opened is dropped. */
export function wanted(email) {
  const { route, email: whose } = tab.read('wanted') ?? {};
  tab.write('wanted', null);
  return route && (whose === null || whose === email.toLowerCase()) ? route : START;
}

export function focusHeading() {
  const heading = document.querySelector('#main h1');
  heading?.setAttribute('tabindex', '-1');
  heading?.focus({ preventScroll: true });
}
