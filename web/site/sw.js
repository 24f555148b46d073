/**
 * Keeps the files of the page on the device, so that a ticket that was seen opens without a network. booking/kept.js
 * registers it, and session.js removes it. It sees no call of the API and keeps no answer of it.
 *
 * No page is mixed from two versions. A page of the network takes its code from the network alone. A page of the
 * device takes its code from one snapshot: its shell names all files under `/kept/<version>/`, which the server does
 * not have.
 */

const NAME = 'box-office.page.';
const SEEN = 'box-office.seen';
const KEPT = /^\/kept\/([0-9a-f]+)(\/.+)$/;

// The address of a view whose document is the same for everybody.
const SHELL = '/bookings';
const OPENS_WITHOUT_NETWORK = /^\/bookings(\/|$)/;

// For so long, a person at the door waits for the network.
const PATIENCE = 3_000;

// Two looks differ only while a new version of the page is put in place.
const LOOKS = 3;

const ADDRESSES = /(?:href|src)="(\/[\w./-]+\.\w+)"/g;
// Not `import(…)`: what a view may load later is not needed to show a ticket.
const IMPORTS = /\b(?:from|import)\s*['"](\.{1,2}\/[\w./-]+)['"]/g;

let renewal = null;

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('message', (event) => event.waitUntil(keep(event.data)));
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin || pathname.startsWith('/v1/')) return;
  if (request.mode === 'navigate') event.respondWith(navigate(event, pathname));
  else if (KEPT.test(pathname)) event.respondWith(ofSnapshot(pathname));
  else event.respondWith(ofNetwork(event, pathname));
});

/** The network comes first, but nobody at the door waits long for it. */
async function navigate(event, pathname) {
  const answer = fetch(event.request);
  event.waitUntil(answer.then(() => compare(SHELL)).catch(() => {}));
  const shell = await shellOfSnapshot();
  if (!shell) return answer;
  const late = OPENS_WITHOUT_NETWORK.test(pathname) && pause(PATIENCE);
  const first = await Promise.race([answer.catch(() => null), late || answer.catch(() => null)]);
  return first && first.status < 500 ? first : shell;
}

async function ofSnapshot(pathname) {
  const [, version, path] = KEPT.exec(pathname);
  const kept = await caches.match(path, { cacheName: NAME + version });
  return kept ? renamed(kept, kept.body) : Response.error();
}

async function ofNetwork(event, pathname) {
  const answer = await fetch(event.request).catch(() => null);
  if (answer) event.waitUntil(differs(pathname, answer).then((other) => other && renew([])));
  // Code of a snapshot must not come into a page of the network.
  const code = ['script', 'style'].includes(event.request.destination);
  return answer ?? (!code && (await inSnapshot(pathname))) ?? Response.error();
}

/** Looks whether the server has another version of a file than the snapshot. */
async function compare(path) {
  if (await differs(path, await load(path))) await renew([]);
}

async function differs(path, answer) {
  const kept = await inSnapshot(path);
  return kept !== undefined && answer.ok && tag(kept) !== tag(answer);
}

/** A cache on the way may compress the file, which makes the tag a weak one. */
const tag = ({ headers }) => headers.get('ETag')?.replace(/^W\//, '');

/** Makes a snapshot with these files and what they need, unless there is one that has them. */
async function keep(files) {
  const missing = await Promise.all([SHELL, ...files].map(async (path) => !(await inSnapshot(path))));
  if (missing.includes(true)) await renew(files);
}

/** Replaces the snapshot. */
function renew(files) {
  renewal ??= replace(files).finally(() => (renewal = null));
  return renewal;
}

async function replace(files) {
  const before = await snapshot();
  const known = before ? (await (await caches.open(before)).keys()).map(({ url }) => new URL(url).pathname) : [];
  const found = await look([SHELL, ...files, ...known]);
  if (!found) return;
  const name = NAME + (await digest(found));
  const cache = await caches.open(name);
  // The shell comes last: a snapshot that has it is whole.
  for (const [path, { answer }] of [...found].reverse()) await cache.put(path, answer);
  const signedOut = !(await hasTickets());
  for (const other of await caches.keys())
    if (other.startsWith(NAME) && (signedOut || other !== name)) await caches.delete(other);
}

/** Whether the device has tickets that were seen. They go first when a person signs out. */
const hasTickets = async () => (await indexedDB.databases()).some(({ name }) => name === SEEN);

/** Loads everything twice: what is the same both times was there at one moment in between. */
async function look(roots) {
  for (let looks = 0; looks < LOOKS; looks++) {
    const [one, other] = [await collect(roots), await collect(roots)];
    if (same(one, other)) return other;
  }
  return null;
}

const same = (one, other) =>
  one.size === other.size && [...one].every(([path, { text }]) => other.get(path)?.text === text);

/** Loads files, and what they name or import. A file that the server no longer has is left out. */
async function collect(roots) {
  const found = new Map();
  const reach = async (path) => {
    if (found.has(path)) return;
    found.set(path, null);
    const answer = await load(path);
    if (!answer.ok) return found.delete(path);
    const text = await answer.clone().text();
    found.set(path, { answer, text });
    await Promise.all(named(path, text).map(reach));
  };
  await Promise.all(roots.map(reach));
  return new Map(
    [...found].sort(([one], [other]) => (one === SHELL ? -1 : other === SHELL ? 1 : one < other ? -1 : 1)),
  );
}

function named(path, text) {
  const pattern = path === SHELL ? ADDRESSES : path.endsWith('.js') ? IMPORTS : null;
  if (pattern === null) return [];
  return [...text.matchAll(pattern)].map(([, address]) => new URL(address, location.origin + path).pathname);
}

const load = (path) => fetch(path, { cache: 'no-cache', redirect: 'error' });

async function digest(found) {
  const all = new TextEncoder().encode(JSON.stringify([...found].map(([path, { text }]) => [path, text])));
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', all));
  return [...hash.subarray(0, 16)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The name of the cache with the snapshot. */
async function snapshot() {
  for (const name of await caches.keys())
    if (name.startsWith(NAME) && (await caches.match(SHELL, { cacheName: name }))) return name;
  return undefined;
}

async function inSnapshot(path) {
  const cacheName = await snapshot();
  return cacheName && caches.match(path, { cacheName });
}

/** The document of the page with the addresses of the snapshot, and the mark `data-kept`. */
async function shellOfSnapshot() {
  const cacheName = await snapshot();
  if (!cacheName) return undefined;
  const kept = await caches.match(SHELL, { cacheName });
  const folder = `/kept/${cacheName.slice(NAME.length)}`;
  const text = (await kept.text())
    .replace(ADDRESSES, (all, path) => all.replace(path, folder + path))
    .replace('<html ', '<html data-kept ');
  return renamed(kept, text);
}

/** An answer of the snapshot without its old address, from which a module would import the code of the network. */
function renamed({ headers: old }, body) {
  const headers = new Headers(old);
  headers.delete('Content-Encoding');
  headers.delete('Content-Length');
  return new Response(body, { headers });
}

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds, null));
