/** Starts the page: draws the view for the address, and moves the focus where people expect it. */

import { post, Problem } from './api.js';
import { el, fill } from './dom.js';
import { language, t } from './language.js';
import { hush, say, turnPage } from './messages.js';
import { focusHeading, go, here, redraw, remember, wanted } from './navigation.js';
import { button, busyWhile } from './pieces.js';
import * as session from './session.js';
import { device, tab } from './store.js';

const ID = '([0-9a-f]{32})';

// `code`: the code of a link is behind `#`; `open`: also without a session; `closed`: only without a session;
// `alone`: needs nothing of what the others share; `soon`: loaded before it is opened.
const ROUTES = [
  { path: '/sign-in', view: () => import('./views/sign-in.js'), open: true, closed: true },
  { path: '/sign-up', view: () => import('./views/sign-up.js'), open: true, closed: true },
  { path: '/confirm', view: () => import('./views/confirm.js'), open: true, closed: true },
  { path: '/reset', view: () => import('./views/reset.js'), open: true },
  { path: '/events', view: () => import('./views/events.js'), open: true, alone: true },
  { path: `/events/${ID}`, view: () => import('./views/event.js'), open: true, soon: true },
  { path: '/bookings', view: () => import('./views/bookings.js'), soon: true },
  { path: `/bookings/${ID}`, view: () => import('./views/booking.js'), soon: true },
  { path: '/account', view: () => import('./views/account.js') },
  { path: '/organize', view: () => import('./views/organize.js') },
  { path: '/organize/new', view: () => import('./views/event-form.js') },
  { path: `/organize/${ID}/edit`, view: () => import('./views/event-form.js') },
  { path: `/organize/${ID}(?:/[a-z-]+)?`, view: () => import('./views/console.js') },
  { path: '/hand-overs', view: () => import('./views/hand-over.js'), code: true },
  { path: '/invitations', view: () => import('./views/invitation.js'), code: true },
  { path: `/door/${ID}`, view: () => import('./views/door.js') },
].map(({ path, code, ...route }) => ({ ...route, route: routes(path, code) }));

const common = () => import('./common.js');

/** The routes of a view: any may have a query, and something behind `#`, as links of other sites have. */
function routes(path, code) {
  return new RegExp(`^${path}(?:\\?[^#]*)?${code ? '#([\\w-]+)' : '(?:#.*)?'}$`);
}

const main = document.getElementById('main');

// The texts of index.html are English. styles.css hides them until here.
for (const node of document.querySelectorAll('[data-text]')) {
  if (language === 'en') break;
  if (node.ariaLabel) node.ariaLabel = t(node.ariaLabel);
  else node.textContent = t(node.textContent);
}
document.body.classList.add('worded');

let shown = null;
let shownTo;
let leave = new AbortController();

// The scroll position of each entry of the history, for the way back. The browser would restore it before the view is
// drawn.
const scrolled = new Map();
history.scrollRestoration = 'manual';
const { entry: left, top } = tab.read('scrolled') ?? {};
scrolled.set(left, top);

async function draw() {
  const route = here();
  const match = ROUTES.find((each) => each.route.test(route));
  const person = session.current();
  if (match && !match.open && !person) {
    return askToSignIn(route);
  }
  if (match?.closed && person) {
    go(wanted(person.email), { replace: true });
    return;
  }
  const from = shown;
  const back = history.state?.entry !== undefined;
  const entry = history.state?.entry ?? crypto.randomUUID();
  history.replaceState({ ...history.state, entry }, '');
  const again = from?.entry === entry;
  if (!again) {
    if (from !== null) scrolled.set(from.entry, window.scrollY);
    turnPage();
  }
  dressHeader(person, route);
  const turns = !again && from?.view.turn && match === from.match && idIn(match, route) === idIn(match, from.route);
  if (turns && leave === from.leave && shownTo === person?.id) {
    shown = { ...from, entry, route };
    main.ariaBusy = 'true';
    await from.view.turn();
    main.ariaBusy = null;
    if (shown.entry !== entry) return;
    document.title = titleOf(from.view);
    // Who chose something in the view stays there.
    const chose = main.contains(document.activeElement);
    if (!chose) focusHeading();
    if (!chose || back) scrollTo(entry, back);
    return;
  }
  leave.abort();
  leave = new AbortController();
  const { signal } = leave;
  // The next view may take a while. Until then, nobody sees the data of another person.
  if (shownTo !== person?.id) fill(main);
  shownTo = person?.id;
  main.ariaBusy = 'true';
  let view;
  try {
    view = await (match ? show(match, route, signal) : failed(new Problem(404, { type: 'not-found' })));
  } catch (problem) {
    if (signal.aborted) return;
    if (problem.status === 401 && !session.current()) {
      if (!match.open) return askToSignIn(route);
      if (person) return redraw();
    }
    view = await failed(problem);
  }
  if (signal.aborted) return;
  main.ariaBusy = null;
  fill(main, view.content);
  document.title = titleOf(view);
  shown = { entry, route, match, leave, view };
  // The first view takes no focus. A later view replaces the element that had it.
  if (from !== null && (!again || document.activeElement === document.body)) focusHeading();
  if (again) return;
  scrollTo(entry, back);
  if (back && from !== null) main.querySelector(`a[href="${CSS.escape(from.route)}"]`)?.focus({ preventScroll: true });
}

const titleOf = ({ title }) => `${title} – Box Office`;

const idIn = (match, route) => match.route.exec(route)[1];

/** Scrolls to where the person was in an entry of the history, if they come back to it. */
function scrollTo(entry, back) {
  window.scrollTo(0, (back && scrolled.get(entry)) || 0);
}

function askToSignIn(route) {
  remember(route);
  go('/sign-in', { replace: true });
}

async function show(match, route, signal) {
  const [{ default: render }] = await Promise.all([match.view(), match.alone || common()]).catch((failure) => {
    console.error(failure);
    throw new Problem(0, { type: 'lost', loading: true });
  });
  return render({ id: idIn(match, route), signal });
}

/** A view that says what went wrong. Without a connection, even that may be missing. */
async function failed(problem) {
  const { failure } = await import('./failure.js').catch(() => ({ failure: unreachable }));
  return failure(problem);
}

function unreachable() {
  const title = t('There is no connection.');
  return { title, content: [el('h1', {}, title), button(t('Try again'), () => location.reload())] };
}

function dressHeader(person, route) {
  document.body.classList.toggle('signed-in', person !== null);
  for (const id of ['who', 'person']) document.getElementById(id).textContent = person?.email ?? '';
  document.getElementById('account').hidePopover();
  for (const link of document.querySelectorAll('#nav a, .account a')) {
    const current = `${route.split(/[?#]/)[0]}/`.startsWith(`${link.pathname}/`);
    link.ariaCurrent = current ? 'page' : null;
  }
}

/** Opens a link to another view without loading the page again. All other links are the matter of the browser. */
function follow(click) {
  const link = click.target.closest('a[href^="/"]');
  const elsewhere = click.button !== 0 || click.ctrlKey || click.metaKey || click.shiftKey || click.altKey;
  if (!link || elsewhere || click.defaultPrevented || link.target || link.download) return;
  if (link.origin !== location.origin || link.pathname.startsWith('/v1/')) return;
  click.preventDefault();
  go(link.pathname + link.search + link.hash);
}

async function signOut() {
  if (device.read('door') && !(await (await import('./door/tidy.js')).maySignOut())) return;
  const { id, refreshToken } = session.current() ?? {};
  let revoked = true;
  if (refreshToken) await post('/auth/logout', { refreshToken }, { quiet: true }).catch(() => (revoked = false));
  if (session.current()?.id !== id) return;
  session.end();
  go('/events');
  say(revoked ? t('You are signed out.') : t('You are signed out on this device, but the server did not confirm it.'));
}

document.getElementById('sign-out').addEventListener('click', (event) => busyWhile(event.currentTarget, signOut));
document.getElementById('sign-in').addEventListener('click', () => {
  // Only these views are there without a session, beside those that lead to one.
  if (here().startsWith('/events')) remember(here());
});
document.getElementById('status').addEventListener('click', hush);
document.addEventListener('keydown', ({ key }) => key === 'Escape' && hush());
document.getElementById('skip').addEventListener('click', (event) => {
  event.preventDefault();
  main.focus();
});
const over = await session.open();
if (over) post('/auth/logout', { refreshToken: over.refreshToken }, { quiet: true }).catch(() => {});
session.onChangeElsewhere((before, signedOut) => {
  const person = session.current();
  if (signedOut || (person && before && before.email !== person.email)) {
    say(person ? t('Another person signed in in another tab.') : t('You signed out in another tab.'));
    // The next person must not see where the last one was.
    return go('/events', { replace: true });
  }
  say(person ? t('You signed in in another tab.') : t('You are signed out. Sign in again.'));
  redraw();
});
window.addEventListener('pagehide', () => {
  tab.write('scrolled', { entry: shown?.entry, top: window.scrollY });
});
document.addEventListener('click', follow);
window.addEventListener('popstate', draw);
await draw();

// What nobody waits for comes after the first view.
setTimeout(() => import('./site.js').then(({ drawFoot }) => drawFoot()).catch(() => {}), 500);

// Loads the views that people open next, so that they open also without a connection.
setTimeout(() => {
  for (const load of [common, ...ROUTES.filter(({ soon }) => soon).map(({ view }) => view)]) load().catch(() => {});
  if (device.read('door')) import('./door/tidy.js').then(({ tidy }) => tidy()).catch(() => {});
}, 3_000);
