/** Formats numbers and times. Times are in the time zone of the event. */

// The page is in English. The person's own variant of English decides how dates look.
const LOCALE = navigator.languages?.find((language) => language.startsWith('en')) ?? 'en-GB';

/** The time zone of the person. */
export const HERE = Intl.DateTimeFormat().resolvedOptions().timeZone;

const formats = new Map();

function format(zone, options) {
  const key = zone + JSON.stringify(options);
  if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat(LOCALE, { timeZone: known(zone), ...options }));
  return formats.get(key);
}

/** A time zone; UTC if this browser is too old to know it, so that the rest of the view shows. */
function known(zone) {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return zone;
  } catch {
    return 'UTC';
  }
}

const CLOCK = { hour: 'numeric', minute: '2-digit' };
const DAY = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' };

/** `19:42`, or `19:42:05` */
export const clockTime = (instant, zone = HERE, seconds = false) =>
  format(zone, seconds ? { ...CLOCK, second: '2-digit' } : CLOCK).format(new Date(instant));

/** `Tue, 1 Jun 2027, 20:00 CEST` */
export const longTime = (instant, zone = HERE) =>
  format(zone, { ...DAY, ...CLOCK, timeZoneName: 'short' }).format(new Date(instant));

/** `Tue, 1 Jun 2027, 19:30 to 22:00 CEST` */
export function span(startsAt, endsAt, zone) {
  const [from, to] = [startsAt, endsAt].map((each) => longTime(each, zone));
  const [day, other] = [startsAt, endsAt].map((each) => format(zone, DAY).format(new Date(each)));
  const name = from.slice(from.lastIndexOf(' '));
  if (day !== other || !to.endsWith(name)) return `${from} to ${to}`;
  return `${from.slice(0, -name.length)} to ${clockTime(endsAt, zone)}${name}`;
}

/** `1 Jun 2027, 20:00` */
export const shortTime = (instant, zone = HERE) =>
  format(zone, { day: 'numeric', month: 'short', year: 'numeric', ...CLOCK }).format(new Date(instant));

/** `1 Jun` */
export const dayOf = (instant, zone = HERE) =>
  format(zone, { day: 'numeric', month: 'short' }).format(new Date(instant));

/** `1 Jun 2027` */
export const date = (instant, zone = HERE) =>
  format(zone, { day: 'numeric', month: 'short', year: 'numeric' }).format(new Date(instant));

/** `14:00 your time`, with the day if it is another one; null if the person's clock shows the same. */
export function yourTime(instant, zone) {
  const date = new Date(instant);
  const full = { ...DAY, ...CLOCK };
  if (format(HERE, full).format(date) === format(zone, full).format(date)) return null;
  const sameDay = format(HERE, DAY).format(date) === format(zone, DAY).format(date);
  const options = sameDay ? CLOCK : { weekday: 'short', day: 'numeric', month: 'short', ...CLOCK };
  return `${format(HERE, options).format(date)} your time`;
}

/** `{ month: 'JUN', day: '1', weekday: 'Tue' }` */
export function calendarDay(instant, zone) {
  const parts = format(zone, { month: 'short', day: 'numeric', weekday: 'short' }).formatToParts(new Date(instant));
  const part = (type) => parts.find((candidate) => candidate.type === type).value;
  return { month: part('month'), day: part('day'), weekday: part('weekday') };
}

/** The month of an instant, such as `2027-06`. */
export function monthIn(instant, zone) {
  const parts = format(zone, { year: 'numeric', month: '2-digit' }).formatToParts(new Date(instant));
  const part = (type) => parts.find((candidate) => candidate.type === type).value;
  return `${part('year')}-${part('month')}`;
}

/** `June 2027`, of a month such as `2027-06` */
export const monthName = (month) => format('UTC', { month: 'long', year: 'numeric' }).format(new Date(month));

/** `12,000` */
export const number = (value) => new Intl.NumberFormat(LOCALE).format(value);

const ORDINALS = { one: 'st', two: 'nd', few: 'rd', other: 'th' };
const rules = new Intl.PluralRules('en', { type: 'ordinal' });

/** `7th in line`, or `behind at least 100 others` if the API does not say the place. */
export function placeInLine({ position, positionAtLeast }) {
  if (position !== undefined) return `${position}${ORDINALS[rules.select(position)]} in line`;
  if (positionAtLeast !== undefined) return `behind at least ${number(positionAtLeast - 1)} others`;
  return 'in line';
}
