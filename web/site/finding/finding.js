/** Finds events in the list: by words, month and place. Loads more of the list, and refreshes what is in view. */

import { now, onTurn } from '../clock.js';
import { el, fill, keepingFocus } from '../dom.js';
import { fold, matches } from '../fold.js';
import { date, monthName } from '../format.js';
import { loadRest, plural, sentence, t } from '../language.js';
import { say } from '../messages.js';
import { search, keep, kept, query } from '../navigation.js';
import { button, problemBox } from '../parts.js';
import { poll } from '../poll.js';
import { sale } from '../sales.js';
import { searchForm } from './form.js';
import { bounds, monthsToCome } from './months.js';
import * as shelf from './shelf.js';
import { SOONEST } from './shelf.js';

// A click brings so many more events, or one that is searched for, but does not look at many more than that.
const ENOUGH = 12;
const MOST = 100;

/**
 * @param {Object} board the list, the form, and where to say what was found
 * @param {Object} [first] the first page, if it was loaded
 * @param {AbortSignal} signal
 * @returns {Promise<function(): Promise>} shows what the address says, after it has changed
 */
export async function finding(board, first, signal) {
  await loadRest();
  const { found, foot } = board;
  const { q } = board.form.elements;
  const box = problemBox();
  const more = button(t('Load more'), () => box.run(loadMore, signal));
  const all = button(t('Show all events'), () => search({}));
  const form = searchForm(
    board.form,
    (typed) => {
      filter = typed;
      search(filter, { replace: true });
      draw();
    },
    search,
  );
  let filter = { q: '', month: '', place: '' };
  // How far the list is loaded: until which month, and so many pages of that, or of the chosen month.
  let reach;
  let shown = [];

  if (first) shelf.keep(first);

  const isFiltered = () => Object.values(filter).some((value) => value !== '');

  /** The months that the soonest events leave open. */
  const behind = () => monthsToCome().filter((each) => Date.parse(bounds(each).to) >= shelf.soonestUntil(now()));

  function parts() {
    if (filter.month !== '') return monthsToCome().filter((each) => each === filter.month);
    return [SOONEST, ...(shelf.has(SOONEST) ? behind().filter((each) => each <= reach.month) : [])];
  }

  /** The months to load next; none while the last one has more pages. */
  const ahead = () => (filter.month === '' ? behind().filter((each) => each > reach.month) : []);
  const hasMorePages = () => parts().at(-1) !== SOONEST && !shelf.isWhole(parts().at(-1));
  const isAll = () => !hasMorePages() && ahead().length === 0;

  /** Loads months; of the last one so many pages. */
  const loadMonths = (months, pages) =>
    Promise.all(months.map((each, i) => shelf.load(each, { signal }, i < months.length - 1 ? Infinity : pages)));

  async function turn() {
    const { q: words = '', month: chosen = '', place: venue = '' } = query();
    filter = { q: words, month: /^\d{4}-\d\d$/.test(chosen) ? chosen : '', place: venue };
    // Another entry of the history begins with what this one has loaded.
    reach = kept() ?? { month: reach?.month ?? '', pages: 1 };
    showForm();
    const missing = () => parts().filter((part) => !shelf.has(part));
    // Which months there are behind the soonest events is known when these are there.
    await loadMonths(missing(), reach.pages);
    await loadMonths(missing(), reach.pages);
    if (!isFiltered() && wanted().length === 0) await further();
    if (signal.aborted) return;
    keep(reach);
    draw();
  }

  async function further() {
    const before = wanted().length;
    const loaded = shelf.eventsOf(parts()).length;
    const enough = isFiltered() ? 1 : ENOUGH;
    for (let many = 1; !isAll(); many *= 2) {
      if (hasMorePages()) {
        const last = parts().at(-1);
        await shelf.loadMore(last, { signal });
        reach = { ...reach, pages: shelf.pagesOf(last) };
      } else {
        const months = ahead().slice(0, many);
        await loadMonths(months, 1);
        reach = { month: months.at(-1), pages: 1 };
      }
      if (wanted().length >= before + enough || shelf.eventsOf(parts()).length >= loaded + MOST) break;
    }
  }

  async function loadMore() {
    const before = new Set(shown.map(({ eventId }) => eventId));
    const asked = filter;
    await further();
    if (signal.aborted) return;
    keep(reach);
    keepingFocus(draw, all, q);
    // Somebody typed on.
    if (asked !== filter) return;
    const added = shown.filter(({ eventId }) => !before.has(eventId));
    if (added.length > 0) board.focus(added[0].eventId);
    else if (!isFiltered()) say(t('There are no more.'));
  }

  function wanted() {
    return shelf
      .eventsOf(parts())
      .filter(
        ({ startsAt, name, venue = '' }) =>
          !(Date.parse(startsAt) <= now()) &&
          matches(`${name} ${venue}`, filter.q) &&
          (filter.place === '' || fold(venue) === fold(filter.place)),
      );
  }

  function draw() {
    shown = wanted();
    board.draw(shown);
    showForm();
    const text = isFiltered() ? outcome() : '';
    if (found.textContent !== text) fill(found, text);
    more.hidden = isAll();
    fill(more, isFiltered() ? t('Search further') : t('Load more'));
    all.hidden = !isFiltered();
    none.hidden = isFiltered() || shown.length > 0 || !isAll();
  }

  const showForm = () =>
    form.show(
      filter,
      shelf.eventsOf(parts()).map(({ venue = '' }) => venue),
    );

  /** How many events were found, and in what. */
  function outcome() {
    const many = shown.length;
    const last = parts().at(-1);
    if (filter.month !== '' && !hasMorePages()) {
      const where = { month: monthName(filter.month) };
      if (many === 0) return t('Nothing found in {month}.', where);
      return plural(many, '1 event found in {month}.', '{n} events found in {month}.', where);
    }
    if (isAll()) return many === 0 ? t('Nothing found.') : plural(many, '1 event found.', '{n} events found.');
    const until = hasMorePages()
      ? date(shelf.until(last))
      : last === SOONEST
        ? date(shelf.soonestUntil(now()))
        : monthName(last);
    if (many === 0) return t('Nothing found in the events until {until}.', { until });
    return plural(many, '1 event found in the events until {until}.', '{n} events found in the events until {until}.', {
      until,
    });
  }

  /** Asks anew for the parts of the list that are in view. */
  async function refresh() {
    const seen = shelf.partsWith(parts(), board.inView());
    const missing = parts().filter((part) => !shelf.has(part));
    const asked = seen.length > 0 ? [...seen, ...missing] : parts().slice(0, 1);
    await Promise.all(asked.map((part) => shelf.load(part, { signal, quiet: true })));
    return shelf.eventsOf(parts());
  }

  const none = el(
    'p',
    { class: 'empty' },
    sentence('There are no upcoming events. Come back soon, or {link}.', {
      link: el('a', { href: '/organize/new' }, t('create one yourself')),
    }),
  );
  // Somebody may have typed before this was loaded.
  if (q.value !== '') search({ ...query(), q: q.value }, { replace: true });
  await turn();
  fill(foot, none, box.node, el('div', { class: 'actions centred' }, more, all));
  poll(shelf.eventsOf(parts()), refresh, draw, signal);
  const standings = () => shown.map((event) => sale(event).key).join();
  onTurn(standings, draw, signal);
  return () => box.run(turn, signal);
}
