/**
 * Formats numbers and times in the language of the page, by the region and the clock of the person. Times are in the
 * time zone of the event. A zone has one name in a language, wherever the person is.
 */

import { language, locale, own, t } from './language.js';

export { number } from './language.js';

/** The time zone of the person. */
export const HERE = Intl.DateTimeFormat().resolvedOptions().timeZone;

// Browsers take the clock from the language, but it belongs to the region: who reads English in Berlin has 24 hours.
const clockOf = (tag) => new Intl.DateTimeFormat(tag, { hour: 'numeric' }).resolvedOptions().hourCycle;
const hourCycle = clockOf(own.toString());
const clock = hourCycle === clockOf(locale) ? {} : { hourCycle };

const formats = new Map();

function format(zone, options, tag = locale) {
  const key = tag + zone + JSON.stringify(options);
  if (!formats.has(key)) {
    formats.set(key, new Intl.DateTimeFormat(tag, { timeZone: readable(zone), ...clock, ...options }));
  }
  return formats.get(key);
}

/** A time zone; UTC if this browser is too old to know it, so that the rest of the view shows. */
export function readable(zone) {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return zone;
  } catch {
    return 'UTC';
  }
}

const partsOf = (formatter, instant) =>
  Object.fromEntries(formatter.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));

const CLOCK = { hour: 'numeric', minute: '2-digit' };
const DATE = { day: 'numeric', month: 'short', year: 'numeric' };
const DAY = { weekday: 'short', ...DATE };

/** `Central European Time`. Short names are a matter of the region: CET in Europe, GMT+1 in America. */
export function zoneName(zone, instant) {
  const { timeZoneName: name } = partsOf(format(zone, { timeZoneName: 'longGeneric' }, language), instant);
  return name === 'GMT+00:00' ? 'UTC' : name;
}

/** `19:42`, or `19:42:05` */
export const clockTime = (instant, zone = HERE, seconds = false) =>
  format(zone, seconds ? { ...CLOCK, second: '2-digit' } : CLOCK).format(new Date(instant));

const dayAndTime = (instant, zone) => format(zone, { ...DAY, ...CLOCK }).format(new Date(instant));

const day = (instant, zone) => format(zone, DAY).format(new Date(instant));

/** `Tue, 1 Jun 2027, 20:00, Central European Time` */
export const longTime = (instant, zone = HERE) => `${dayAndTime(instant, zone)}, ${zoneName(zone, instant)}`;

/** `Tue, 1 Jun 2027, 19:30 to 22:00, Central European Time` */
export function span(startsAt, endsAt, zone) {
  const same = day(startsAt, zone) === day(endsAt, zone);
  const from = dayAndTime(startsAt, zone);
  const to = (same ? clockTime : dayAndTime)(endsAt, zone);
  return `${t('{from} to {to}', { from, to })}, ${zoneName(zone, startsAt)}`;
}

/** `1 Jun 2027, 20:00` */
export const shortTime = (instant, zone = HERE) => format(zone, { ...DATE, ...CLOCK }).format(new Date(instant));

/** `1 Jun` */
export const dayOf = (instant, zone = HERE) =>
  format(zone, { day: 'numeric', month: 'short' }).format(new Date(instant));

/** `1 Jun 2027` */
export const date = (instant, zone = HERE) => format(zone, DATE).format(new Date(instant));

/** `14:00 your time`, with the day if it is another one; null if the person's clock shows the same. */
export function yourTime(instant, zone) {
  if (dayAndTime(instant, HERE) === dayAndTime(instant, zone)) return null;
  const same = day(instant, HERE) === day(instant, zone);
  const options = same ? CLOCK : { weekday: 'short', day: 'numeric', month: 'short', ...CLOCK };
  return t('{time} your time', { time: format(HERE, options).format(new Date(instant)) });
}

/** `{ month: 'Jun', day: '1', weekday: 'Tue' }` */
export const calendarDay = (instant, zone) =>
  partsOf(format(zone, { month: 'short', day: 'numeric', weekday: 'short' }), instant);

/** The month of an instant, such as `2027-06`; that of now if it is none, so that the rest of a list shows. */
export function monthIn(instant, zone) {
  const at = Date.parse(instant) || Date.now();
  const { year, month } = partsOf(format(zone, { year: 'numeric', month: '2-digit' }, 'en'), at);
  return `${year}-${month}`;
}

/** `June 2027`, of a month such as `2027-06` */
export const monthName = (month) => format('UTC', { month: 'long', year: 'numeric' }).format(new Date(month));
