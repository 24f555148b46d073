/** The marks of a time axis: minutes, hours, days, weeks or months, as they begin in a time zone. */

import { clockTime, dayOf, monthName, readable, shortTime } from '../format.js';
import { t } from '../language.js';
import { toInstant, toLocal } from '../zones.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

// The first day of local clocks is a Thursday.
const MONDAY = 4 * DAY;

const every = (length, ...counts) => counts.map((count) => ({ length: count * length }));

const STEPS = [
  ...every(MINUTE, 1, 2, 5, 10, 15, 30),
  ...every(HOUR, 1, 2, 3, 6, 12),
  ...every(DAY, 1, 2),
  ...[1, 2, 4].map((weeks) => ({ length: weeks * 7 * DAY, offset: MONDAY })),
  ...[1, 2, 3, 6, 12].map((months) => ({ length: months * 30.4 * DAY, months })),
];

/**
 * @param {number} from
 * @param {number} until
 * @param {string} zone
 * @param {number} most how many marks there may be
 * @returns {{title: string, marks: Array<{at: number, label: string}>}} what they are, and the marks
 */
export function timeAxis(from, until, zone, most) {
  const step = STEPS.find(({ length }) => (until - from) / length <= most) ?? STEPS.at(-1);
  const clock = readable(zone);
  const marks = (step.months ? months : moments)(step, local(from, clock), local(until, clock))
    .map((wall) => Date.parse(toInstant(new Date(wall).toISOString().slice(0, 16), clock)))
    .filter((at, index, all) => at >= from && at <= until && at !== all[index - 1])
    .map((at) => ({ at, label: label(at, step, clock) }));
  return { title: titleOf(step), marks };
}

/** What a clock in the zone shows, as if it were in UTC. */
const local = (at, zone) => Date.parse(`${toLocal(new Date(at).toISOString(), zone)}Z`);

function moments({ length, offset = 0 }, from, until) {
  const all = [];
  for (let wall = Math.ceil((from - offset) / length) * length + offset; wall <= until; wall += length) all.push(wall);
  return all;
}

function months({ months: count }, from, until) {
  const all = [];
  const first = new Date(from);
  const behind = first.getUTCMonth() % count;
  for (let month = first.getUTCMonth() - behind; ; month += count) {
    const wall = Date.UTC(first.getUTCFullYear(), month);
    if (wall > until) return all;
    all.push(wall);
  }
}

function label(at, { length, months: count }, zone) {
  if (count) return monthName(toLocal(new Date(at).toISOString(), zone).slice(0, 7));
  const midnight = local(at, zone) % DAY === 0;
  return length >= DAY || midnight ? dayOf(at, zone) : clockTime(at, zone);
}

function titleOf({ length, offset, months: count }) {
  if (count) return t('Month');
  if (offset) return t('Week, by its Monday');
  return length >= DAY ? t('Day') : t('Time of day');
}

/** Instants for the rows of a table, the last one at the end, each with its name. */
export function rowsOf(from, until, zone, most) {
  const { marks } = timeAxis(from, until, zone, most);
  const inner = marks.map(({ at }) => at).filter((at) => at > from && at < until);
  return [...inner, until].map((at) => ({ at, label: shortTime(at, readable(zone)) }));
}
