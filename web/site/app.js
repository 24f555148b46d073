/** Starts the page: draws the view that the address names, and keeps the focus where people expect it. */

import { post, Problem } from './api.js';
import { el, fill } from './dom.js';
import { focusHeading, go, here, redraw, remember } from './navigation.js';
import { hush, say, turnPage } from './notices.js';
import { button, busyWhile } from './parts.js';
import * as session from './session.js';
import { words } from './words.js';

const ID = '([0-9a-f]{32})';

// `open` to who is not signed in; `closed` to who is.
const ROUTES = [
  { path: '/sign-in', view: () => import('./views/sign-in.js'), open: true, closed: true },
  { path: '/sign-up', view: () => import('./views/sign-up.js'), open: true, closed: true },
  { path: '/confirm', view: () => import('./views/confirm.js'), open: true },
  { path: '/reset', view: () => import('./views/reset.js'), open: true },
  { path: '/events', view: () => import('./views/events.js') },
  { path: `/events/${ID}`, view: () => import('./views/event.js'), soon: true },
  { path: '/bookings', view: () => import('./views/bookings.js'), soon: true },
  { path: `/bookings/${ID}`, view: () => import('./views/booking.js'), soon: true },
  { path: '/organize', view: () => import('./views/organize.js') },
  { path: '/organize/new', view: () => import('./views/event-form.js') },
  { path: `/organize/${ID}`, view: () => import('./views/console.js') },
  { path: `/organize/${ID}/edit`, view: () => import('./views/event-form.js') },
].map((route) => ({ ...route, path: new RegExp(`^${route.path}$`) }));

const main = document.getElementById('main');

let shown = null;
let shownTo;
let leave = new AbortController();

// How far each route was scrolled, for who comes back to it. The browser would do it before a view is there.
const places = new Map();
history.scrollRestoration = 'manual';

async function draw() {
  const route = here();
  const match = ROUTES.find(({ path }) => path.test(route));
  const person = session.current();
  if (match && !match.open && !person) {
    remember(route);
    go('/sign-in', { replace: true });
    return;
  }
  if (match?.closed && person) {
    go('/events', { replace: true });
    return;
  }
  leave.abort();
  leave = new AbortController();
  const { signal } = leave;
  const from = shown;
  const back = history.state?.drawn;
  history.replaceState({ drawn: true }, '');
  if (from !== route) {
    if (from !== null) places.set(from, window.scrollY);
    turnPage();
  }
  dressHeader(person, route);
  // Nothing of one person stands under the name of another, however long the next view takes.
  if (shownTo !== person?.id) fill(main);
  shownTo = person?.id;
  main.ariaBusy = 'true';
  let view;
  try {
    view = match ? await show(match, route, signal) : failed(new Problem(404, { type: 'not-found' }));
  } catch (problem) {
    if (signal.aborted) return;
    if (problem.status === 401) {
      remember(route);
      say('You are signed out. Sign in again.');
      go('/sign-in', { replace: true });
      return;
    }
    view = failed(problem);
  }
  if (signal.aborted) return;
  main.ariaBusy = null;
  fill(main, view.content);
  document.title = `${view.title} – Box Office`;
  shown = route;
  // Nothing is taken from who has just opened the page; what was focused before is gone.
  if (from !== null && (from !== route || document.activeElement === document.body)) focusHeading();
  if (from === null || from === route) return;
  window.scrollTo(0, (back && places.get(route)) || 0);
  if (back) main.querySelector(`a[href="#${from}"]`)?.focus({ preventScroll: true });
}

async function show({ path, view }, route, signal) {
  const { default: render } = await view();
  return render({ id: path.exec(route)[1], signal });
}

function failed(problem) {
  if (!(problem instanceof Problem)) console.error(problem);
  const { what, todo, reference } = words(problem instanceof Problem ? problem : new Problem(0, { type: 'lost' }));
  const again = problem instanceof Problem ? redraw : () => location.reload();
  return {
    title: what,
    content: el(
      'section',
      { class: 'empty' },
      el('h1', {}, what),
      el('p', {}, todo),
      reference && el('small', {}, `Reference: ${reference}`),
      el(
        'div',
        { class: 'actions' },
        problem.status !== 404 && button('Try again', again, { class: 'primary' }),
        el('a', { class: 'button', href: '#/events' }, 'Start page'),
      ),
    ),
  };
}

function dressHeader(person, route) {
  document.body.classList.toggle('signed-in', person !== null);
  document.getElementById('person').textContent = person?.email ?? '';
  for (const link of document.querySelectorAll('#nav a')) {
    const target = link.hash.slice(1);
    const current = route === target || route.startsWith(`${target}/`);
    link.ariaCurrent = current ? 'page' : null;
  }
}

async function signOut() {
  const { id, refreshToken } = session.current() ?? {};
  let told = true;
  if (refreshToken) await post('/auth/logout', { refreshToken }, { quiet: true }).catch(() => (told = false));
  if (session.current()?.id !== id) return;
  session.end();
  go('/sign-in');
  say(
    told
      ? 'You are signed out.'
      : 'You are signed out: nothing on this device could sign you in again. Only the server could not be told.',
  );
}

document.getElementById('sign-out').addEventListener('click', (event) => busyWhile(event.currentTarget, signOut));
document.getElementById('status').addEventListener('click', hush);
document.addEventListener('keydown', ({ key }) => key === 'Escape' && hush());
document.getElementById('skip').addEventListener('click', (event) => {
  event.preventDefault();
  main.focus();
});
session.onChangeElsewhere(() => {
  const person = session.current();
  say(person ? 'Somebody signed in in another tab.' : 'You are signed out: the session ended in another tab.');
  // Where the last person was is not the next one's to know.
  go(person ? '/events' : '/sign-in', { replace: true });
});
window.addEventListener('hashchange', draw);
await draw();

// What people open next is there when they do, also when the connection is not.
setTimeout(() => ROUTES.filter(({ soon }) => soon).forEach(({ view }) => view().catch(() => {})), 3_000);
