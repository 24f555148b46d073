/** The organizer's console for one event: a table of contents, and the part that is open. */

import { post } from '../api.js';
import { note } from '../catalogue.js';
import { loadAttendees } from '../console/attendee-list.js';
import { attendees } from '../console/attendees.js';
import { contents } from '../console/contents.js';
import { guestList } from '../console/guest-list.js';
import { log } from '../console/log.js';
import { mails } from '../console/mails.js';
import { leaving, people } from '../console/people.js';
import { sales } from '../console/sales.js';
import { settings } from '../console/settings.js';
import { hueOf } from '../covers.js';
import { confirmThat } from '../dialog.js';
import { el, fill, keepingFocus } from '../dom.js';
import { HERE, number, zoneName } from '../format.js';
import { plural, t } from '../language.js';
import { linkBox } from '../link-box.js';
import { say } from '../messages.js';
import { ownEvent } from '../pages.js';
import { badge, leaf, when } from '../parts.js';
import { poll } from '../poll.js';
import { isOver, onSaleTurn, sale } from '../sales.js';
import { styles } from '../styles.js';

// A longer attendee list is loaded again only by “Refresh”.
const SMALL = 500;

// The attendee list is up to a second behind the event.
const LAG = 1_500;

// Check-ins do not change the event, so no poll finds them.
const DOORS = 30_000;

export default async function consoleView({ id, signal }) {
  let [event] = await Promise.all([ownEvent(id, { signal }), styles('/console/console.css')]);
  // An admin has no role of this event, and sees all but what its people see of each other.
  const { role } = event;
  const runs = role !== 'STEWARD';
  const member = role === 'STEWARD' || role === 'CO_ORGANIZER';
  let list = null;
  let loads = 0;
  let timer;

  const title = el('h1', { tabindex: -1 });
  const line = el('div', { class: 'facts' });
  const numbers = sales(signal);
  const guests = attendees(event, load, signal, runs);
  const letters = mails(event, attendeesNow, signal);
  const journal = log(event, signal);
  const helpers = people(event, journal.loadQuietly, signal);
  const invited = guestList(event, reloadSoon, signal);
  const set = settings(event, draw, signal, !member);

  const toSales = { key: 'sales', name: t('Sales'), node: numbers.node, hint: soldHint };
  const toGuests = { key: 'attendees', name: t('Attendees'), node: guests.node, hint: bookingsHint };
  const toSettings = { key: 'settings', name: t('Settings'), node: set.node };
  const own = [
    { key: 'guest-list', name: t('Guest list'), node: invited.node },
    { key: 'mails', name: t('Mails'), node: letters.node, part: letters },
    { key: 'people', name: t('People'), node: helpers.node, part: helpers },
    { key: 'log', name: t('Log'), node: journal.node, part: journal },
  ];
  const parts = runs ? [toSales, toGuests, ...(role ? own : []), toSettings] : [toGuests];
  const table = contents(`/organize/${id}`, parts);

  const publish = el('button', { type: 'button', class: 'primary', onclick: publishIt }, t('Publish'));
  const edit = el('a', { class: 'button', href: `/organize/${id}/edit` }, t('Edit'));
  const visit = el('a', { class: 'button', href: `/events/${id}` }, t('View as a guest'));
  const door = el('a', { class: 'button', href: `/door/${id}` }, t('Open the door'));
  const leave = member && leaving(event, signal);
  const link = linkBox(`/events/${id}`, t('Link of the event'), event.name, true);
  const share = el(
    'section',
    { class: 'share', 'aria-labelledby': 'share' },
    el('h2', { id: 'share' }, t('Link for guests')),
    link,
  );

  function soldHint() {
    const { state, capacity, availableTickets: left } = event;
    if (state !== 'PUBLISHED' || left === undefined) return '';
    return t('{sold} of {capacity}', { sold: number(Math.max(0, capacity - left)), capacity: number(capacity) });
  }

  function bookingsHint() {
    if (!list?.complete) return '';
    const live = list.items.filter(({ state }) => state !== 'CANCELLED').length;
    return plural(live, '1 booking', '{n} bookings');
  }

  function draw(seen) {
    event = seen;
    note(event);
    if (title.textContent !== event.name) fill(title, event.name);
    keepingFocus(show, publish, door, edit, title);
  }

  function show() {
    fill(line, badge(sale(event)), el('p', {}, when(event)), event.venue && el('p', {}, event.venue));
    publish.hidden = event.state !== 'DRAFTED';
    edit.hidden = event.state === 'CANCELLED';
    visit.hidden = event.state === 'DRAFTED';
    door.hidden = event.state !== 'PUBLISHED';
    // Other parts have links of their own.
    share.hidden = event.state !== 'PUBLISHED' || isOver(event) || table.current() !== toSales;
    numbers.update(event, list);
    letters.update(event);
    invited.update(event);
    set.update(event);
    table.update();
  }

  async function publishIt() {
    const published = await confirmThat(
      t('Publish {name}?', { name: event.name }),
      [
        t('Everybody can see it and book tickets, from the beginning of sales until their end.'),
        t('It cannot become a draft again. You can still change it, close its sales, or cancel it.'),
      ],
      t('Yes, publish it'),
      async (stop) => {
        const seen = await post(`/events/${id}/publish`, undefined, { signal: stop });
        signal.throwIfAborted();
        draw(seen);
      },
      { no: t('Not yet'), style: 'primary' },
    );
    if (!published) return;
    say(t('The event is published. People can see it and book tickets. Send them its link.'));
    link.querySelector('button').focus();
  }

  /** If several loads run, the one that began last has the newest list. */
  async function load() {
    const mine = ++loads;
    const seen = await loadAttendees(id, signal, (loaded) => list === null && guests.progress(loaded));
    if (mine !== loads) return;
    list = seen;
    guests.show(list, event.state);
    numbers.update(event, list);
    numbers.drawLines(event, list);
    table.update();
  }

  /** The list as it is now; a long one as it was loaded last. */
  async function attendeesNow() {
    return list?.items.length > SMALL ? list : loadAttendees(id, signal, () => {});
  }

  function reloadSoon() {
    clearTimeout(timer);
    if (list === null) return;
    if (list.items.length <= SMALL) timer = setTimeout(() => load().catch(() => {}), LAG);
    else list.old = true;
  }

  /** Loads what the open part shows, each time it is opened. */
  function open() {
    const { part } = table.open();
    show();
    part?.load().catch((problem) => {
      if (!signal.aborted) part.fail(problem);
    });
  }

  draw(event);
  open();
  const rounds = setInterval(() => {
    if (document.hidden) return;
    table.current().part?.loadQuietly();
    if (!(list?.items.length > SMALL)) reloadSoon();
  }, DOORS);
  signal.addEventListener('abort', () => {
    clearTimeout(timer);
    clearInterval(rounds);
  });
  onSaleTurn(() => event, draw, signal);
  load().catch((problem) => {
    if (!signal.aborted) guests.fail(problem);
  });
  poll(
    event,
    () => ownEvent(id, { signal, quiet: true }),
    (seen) => {
      reloadSoon();
      draw(seen);
    },
    signal,
  );
  return {
    get title() {
      return table.title(event.name);
    },
    turn() {
      open();
      table.focus();
    },
    content: el(
      'article',
      { class: `console ${hueOf(id)}` },
      el('div', { class: 'title' }, leaf(event), el('div', { class: 'what' }, title, line)),
      el(
        'div',
        { class: 'whole' },
        el('div', { class: 'actions' }, runs ? [publish, door, edit, visit] : [door, visit], leave),
        event.timeZone !== HERE &&
          el(
            'p',
            { class: 'muted' },
            t('Times on this page are those of the event: {zone}.', { zone: zoneName(event.timeZone, event.startsAt) }),
          ),
        runs && share,
      ),
      table.node,
    ),
  };
}
