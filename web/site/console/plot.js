/** A step plot of tickets over time, and the same as sentences and as a table for people who cannot see the plot. */

import { now } from '../clock.js';
import { el, fill, svg } from '../dom.js';
import { number } from '../format.js';
import { plural, t } from '../language.js';
import { overAt } from '../sales.js';
import { rowsOf, timeAxis } from './axis.js';
import { STATES, valueAt } from './series.js';

const HEIGHT = 280;
const EDGE = { top: 22, right: 14, bottom: 48, left: 48 };
const ROWS = 14;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

// A plot of seconds says nothing.
const SHORTEST = 10 * MINUTE;

const nameOf = (state) => ({ CONFIRMED: t('Confirmed'), WAITLISTED: t('Waiting'), RETURNED: t('Given back') })[state];

/**
 * A figure that draws the plot again when its width changes.
 *
 * @param {Array} points of {@link series}, one or more
 * @param {Object} event its end ends the plot, its capacity is a line in it
 * @param {AbortSignal} signal ends that
 */
export function plot(points, event, signal) {
  const last = points.at(-1);
  const range = rangeOf(points, event);
  const canvas = el('div', { class: 'canvas' });
  const figure = el(
    'figure',
    { class: 'plot' },
    el(
      'figcaption',
      {},
      STATES.map((state) =>
        el(
          'span',
          { class: `key ${state}` },
          swatch(state),
          `${nameOf(state)} `,
          el('strong', {}, number(last[state])),
        ),
      ),
    ),
    canvas,
    el('p', { class: 'muted' }, pace(points, range)),
    el(
      'details',
      {},
      el('summary', {}, t('Show as a table')),
      el(
        'div',
        { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': t('Table of tickets over time') },
        table(points, range, event.timeZone),
      ),
    ),
  );
  let drawn = 0;
  const observer = new ResizeObserver(([entry]) => {
    const width = Math.round(entry.contentRect.width);
    if (width < 100 || width === drawn) return;
    drawn = width;
    fill(canvas, draw(points, range, event, width));
  });
  observer.observe(canvas);
  signal.addEventListener('abort', () => observer.disconnect());
  return figure;
}

/** From the first booking to now; of an event that is over, to its end: what comes later is tidying up. */
function rangeOf(points, event) {
  const first = points[0].at;
  const end = overAt(event);
  const ended = now() > end && end > first;
  const seen = ended ? end : Math.max(now(), points.at(-1).at);
  const until = Math.max(seen, first + SHORTEST);
  return { from: first - (until - first) * 0.02, until, seen, ended };
}

/** What happened last, by the age of the sale. */
function pace(points, { seen, ended }) {
  const first = points[0].at;
  const age = seen - first;
  const confirmed = (at) => valueAt(points, at).CONFIRMED;
  if (ended) {
    return plural(
      confirmed(seen),
      'The sale ended with 1 confirmed ticket.',
      'The sale ended with {n} confirmed tickets.',
    );
  }
  const [, when, span] = SPANS.find(([youngest]) => age >= youngest);
  return t('{when}: {change}.', { when: when(), change: change(confirmed(seen) - confirmed(seen - span)) });
}

// From which age of a sale on, what is the last of it, and how long that is.
const SPANS = [
  [30 * DAY, () => t('In the last 7 days'), 7 * DAY],
  [2 * DAY, () => t('In the last 24 hours'), DAY],
  [2 * HOUR, () => t('In the last hour'), HOUR],
  [0, () => t('In the last 10 minutes'), 10 * MINUTE],
];

function change(more) {
  if (more === 0) return t('as many confirmed tickets as before');
  return more > 0
    ? plural(more, '1 confirmed ticket more', '{n} confirmed tickets more')
    : plural(-more, '1 confirmed ticket fewer', '{n} confirmed tickets fewer');
}

const swatch = (state) =>
  svg(
    'svg',
    { viewBox: '0 0 24 8', width: 24, height: 8, 'aria-hidden': 'true' },
    svg('path', { class: `line ${state}`, d: 'M0 4H24' }),
  );

function draw(points, { from, until, seen }, event, width) {
  const { capacity, startsAt, timeZone } = event;
  const highest = Math.max(1, ...points.flatMap((point) => STATES.map((state) => point[state])));
  // The capacity is a goal that must be in sight.
  const goal = highest * 2 >= capacity;
  const top = ceiling(goal ? Math.max(highest, capacity) : highest);
  const x = (at) => round(EDGE.left + ((at - from) / (until - from)) * (width - EDGE.left - EDGE.right));
  const y = (value) => round(HEIGHT - EDGE.bottom - (value / top.value) * (HEIGHT - EDGE.top - EDGE.bottom));
  const levels = Array.from({ length: top.steps + 1 }, (_, index) => (index * top.value) / top.steps);
  const { title, marks } = timeAxis(from, until, timeZone, Math.max(2, Math.floor((width - EDGE.left) / 100)));
  const last = points.at(-1);
  const summary = t('Tickets over time. Now: {confirmed} confirmed, {waiting} waiting, {returned} given back.', {
    confirmed: number(last.CONFIRMED),
    waiting: number(last.WAITLISTED),
    returned: number(last.RETURNED),
  });
  const start = Date.parse(startsAt);
  return svg(
    'svg',
    { viewBox: `0 0 ${width} ${HEIGHT}`, width, height: HEIGHT, role: 'img', 'aria-label': summary },
    svg('text', { x: 0, y: 12 }, t('Tickets')),
    svg('text', { x: width - EDGE.right, y: HEIGHT - 6, 'text-anchor': 'end' }, title),
    levels.map((level) => [
      svg('path', { class: 'grid', d: `M${EDGE.left} ${y(level)}H${width - EDGE.right}` }),
      svg('text', { x: EDGE.left - 8, y: y(level) + 4, 'text-anchor': 'end' }, number(level)),
    ]),
    marks.map(({ at, label }) => [
      svg('path', { class: 'grid', d: `M${x(at)} ${HEIGHT - EDGE.bottom}v6` }),
      svg('text', { x: x(at), y: HEIGHT - EDGE.bottom + 20, 'text-anchor': anchor(x(at), width) }, label),
    ]),
    goal && [
      svg('path', { class: 'goal', d: `M${EDGE.left} ${y(capacity)}H${width - EDGE.right}` }),
      svg(
        'text',
        { x: width - EDGE.right, y: y(capacity) - 5, 'text-anchor': 'end' },
        t('Capacity {n}', { n: number(capacity) }),
      ),
    ],
    start > from &&
      start < until && [
        svg('path', { class: 'goal', d: `M${x(start)} ${EDGE.top}V${HEIGHT - EDGE.bottom}` }),
        svg('text', { x: x(start) - 5, y: EDGE.top + 10, 'text-anchor': 'end' }, t('Start')),
      ],
    [...STATES]
      .reverse()
      .map((state) => svg('path', { class: `line ${state}`, d: steps(points, state, x, y, from, seen) })),
  );
}

/** Labels at the edges stay inside. */
function anchor(at, width) {
  if (at < EDGE.left + 24) return 'start';
  return at > width - EDGE.right - 24 ? 'end' : 'middle';
}

function steps(points, state, x, y, from, until) {
  let path = `M${x(from)} ${y(0)}`;
  let level = 0;
  for (const point of points) {
    if (point.at > until) break;
    if (point[state] === level) continue;
    level = point[state];
    path += `H${x(point.at)}V${y(level)}`;
  }
  return `${path}H${x(until)}`;
}

const round = (value) => Math.round(value * 10) / 10;

/** The smallest round number that is not below `value`, and its number of steps. */
function ceiling(value) {
  const unit = 10 ** Math.floor(Math.log10(value));
  const [factor, count] = [
    [1, 2],
    [1.5, 3],
    [2, 2],
    [3, 3],
    [4, 4],
    [5, 5],
    [7.5, 3],
    [10, 5],
  ].find(([candidate, parts]) => candidate * unit >= value && Number.isInteger((candidate * unit) / parts));
  return value < 4 ? { value: Math.ceil(value), steps: Math.ceil(value) } : { value: factor * unit, steps: count };
}

function table(points, { from, seen }, zone) {
  return el(
    'table',
    {},
    el(
      'thead',
      {},
      el(
        'tr',
        {},
        el('th', { scope: 'col' }, t('Until')),
        STATES.map((state) => el('th', { scope: 'col', class: 'number' }, nameOf(state))),
      ),
    ),
    el(
      'tbody',
      {},
      rowsOf(from, seen, zone, ROWS).map(({ at, label }) => {
        const value = valueAt(points, at);
        return el(
          'tr',
          {},
          el('th', { scope: 'row' }, label),
          STATES.map((state) => el('td', { class: 'number' }, number(value[state]))),
        );
      }),
    ),
  );
}
