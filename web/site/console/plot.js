/** A step plot of tickets over time, and the same as a table for people who cannot see the plot. */

import { now } from '../clock.js';
import { el, fill, svg } from '../dom.js';
import { clockTime, dayOf, number, shortTime } from '../format.js';
import { STATES, valueAt } from './series.js';

const NAMES = { CONFIRMED: 'Confirmed', WAITLISTED: 'Waiting', CANCELLED: 'Cancelled' };
const HEIGHT = 260;
const EDGE = { top: 12, right: 14, bottom: 30, left: 44 };
const ROWS = 12;
const MINUTES = 600_000;
const DAY = 86_400_000;

/**
 * A figure that draws the plot again when its width changes.
 *
 * @param {Array} points of {@link series}
 * @param {string} zone the time zone
 * @param {AbortSignal} signal ends that
 */
export function plot(points, zone, signal) {
  if (points.length === 0)
    return el('p', { class: 'muted' }, 'There are no bookings yet. The plot starts with the first one.');
  const until = Math.max(now(), points.at(-1).at + 60_000);
  const first = points[0].at;
  const from = first - Math.max(30_000, (until - first) * 0.02);
  const last = points.at(-1);
  const summary = STATES.map((state) => `${number(last[state])} ${NAMES[state].toLowerCase()}`).join(', ');
  const canvas = el('div', { class: 'canvas' });
  const figure = el(
    'figure',
    { class: 'plot' },
    el(
      'figcaption',
      {},
      STATES.map((state) =>
        el('span', { class: `key ${state}` }, swatch(state), `${NAMES[state]} `, el('strong', {}, number(last[state]))),
      ),
    ),
    canvas,
    el(
      'details',
      {},
      el('summary', {}, 'Show as a table'),
      el(
        'div',
        { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Table of tickets over time' },
        table(points, from, until, zone),
      ),
    ),
  );
  let drawn = 0;
  const observer = new ResizeObserver(([entry]) => {
    const width = Math.round(entry.contentRect.width);
    if (width < 100 || width === drawn) return;
    drawn = width;
    fill(canvas, draw(points, from, until, zone, width, `Tickets over time. Now: ${summary}.`));
  });
  observer.observe(canvas);
  signal.addEventListener('abort', () => observer.disconnect());
  return figure;
}

const swatch = (state) =>
  svg(
    'svg',
    { viewBox: '0 0 24 8', width: 24, height: 8, 'aria-hidden': 'true' },
    svg('path', { class: `line ${state}`, d: 'M0 4H24' }),
  );

function draw(points, from, until, zone, width, label) {
  const top = ceiling(Math.max(1, ...points.flatMap((point) => STATES.map((state) => point[state]))));
  const x = (at) => round(EDGE.left + ((at - from) / (until - from)) * (width - EDGE.left - EDGE.right));
  const y = (value) => round(HEIGHT - EDGE.bottom - (value / top.value) * (HEIGHT - EDGE.top - EDGE.bottom));
  const levels = Array.from({ length: top.steps + 1 }, (_, index) => (index * top.value) / top.steps);
  const moments = Math.max(2, Math.min(5, Math.floor(width / 150)));
  const marks = Array.from({ length: moments }, (_, index) => from + ((until - from) * index) / (moments - 1));
  return svg(
    'svg',
    { viewBox: `0 0 ${width} ${HEIGHT}`, width, height: HEIGHT, role: 'img', 'aria-label': label },
    levels.map((level) => [
      svg('path', { class: 'grid', d: `M${EDGE.left} ${y(level)}H${width - EDGE.right}` }),
      svg('text', { x: EDGE.left - 8, y: y(level) + 4, 'text-anchor': 'end' }, number(level)),
    ]),
    marks.map((at, index) => {
      const anchor = index === 0 ? 'start' : index === moments - 1 ? 'end' : 'middle';
      return svg('text', { x: x(at), y: HEIGHT - 8, 'text-anchor': anchor }, moment(at, from, until, zone));
    }),
    [...STATES]
      .reverse()
      .map((state) => svg('path', { class: `line ${state}`, d: steps(points, state, x, y, from, until) })),
  );
}

function steps(points, state, x, y, from, until) {
  let path = `M${x(from)} ${y(0)}`;
  let level = 0;
  for (const point of points) {
    if (point[state] === level) continue;
    level = point[state];
    path += `H${x(point.at)}V${y(level)}`;
  }
  return `${path}H${x(until)}`;
}

function moment(at, from, until, zone) {
  if (until - from < MINUTES) return clockTime(at, zone, true);
  return until - from < DAY ? clockTime(at, zone) : `${dayOf(at, zone)}, ${clockTime(at, zone)}`;
}

const round = (value) => Math.round(value * 10) / 10;

/** The smallest round number that is not below `value`, and its number of steps. */
function ceiling(value) {
  const unit = 10 ** Math.floor(Math.log10(value));
  const [factor, steps] = [
    [1, 2],
    [1.5, 3],
    [2, 2],
    [3, 3],
    [4, 4],
    [5, 5],
    [7.5, 3],
    [10, 5],
  ].find(([candidate, parts]) => candidate * unit >= value && Number.isInteger((candidate * unit) / parts));
  return value < 4 ? { value: Math.ceil(value), steps: Math.ceil(value) } : { value: factor * unit, steps };
}

function table(points, from, until, zone) {
  const chosen =
    points.length <= ROWS
      ? points.map(({ at }) => at)
      : Array.from({ length: ROWS }, (_, index) => points[0].at + ((until - points[0].at) * index) / (ROWS - 1));
  return el(
    'table',
    {},
    el(
      'thead',
      {},
      el(
        'tr',
        {},
        el('th', { scope: 'col' }, 'Time'),
        STATES.map((state) => el('th', { scope: 'col', class: 'number' }, NAMES[state])),
      ),
    ),
    el(
      'tbody',
      {},
      chosen.map((at) => {
        const value = valueAt(points, at);
        return el(
          'tr',
          {},
          el('th', { scope: 'row' }, shortTime(at, zone)),
          STATES.map((state) => el('td', { class: 'number' }, number(value[state]))),
        );
      }),
    ),
  );
}
