/** Parts that several views show, also the first one. */

import { el } from './dom.js';
import { calendarDay, longTime, number, span, yourTime } from './format.js';
import { plural, t } from './language.js';
import { sale } from './sales.js';

/** Which of the six covers an event has, from 1: always the same one. The heads of links count in the same way. */
export const coverNumber = (eventId) => 1 + (parseInt(eventId.slice(0, 8), 16) % 6);

/** The class that gives a part of the page the color of an event. */
export const hueOf = (eventId) => `hue-${coverNumber(eventId)}`;

export const badge = ({ key, label }) => el('span', { class: `badge ${key}` }, label);

/** The day of an event as a calendar leaf. It is decoration: the time is also there as text. */
export function leaf({ startsAt, timeZone }) {
  const { month, day, weekday } = calendarDay(startsAt, timeZone);
  return el(
    'span',
    { class: 'leaf', 'aria-hidden': 'true' },
    el('span', {}, month),
    el('strong', {}, day),
    el('span', {}, weekday),
  );
}

/** When an event starts and ends in its time zone, and the start in the person's own if their clocks differ. */
export function when({ startsAt, endsAt, timeZone }) {
  const yours = yourTime(startsAt, timeZone);
  return el(
    'time',
    { datetime: startsAt },
    endsAt ? span(startsAt, endsAt, timeZone) : longTime(startsAt, timeZone),
    yours && el('span', { class: 'muted' }, ` (${yours})`),
  );
}

// A quarter of the capacity. Where more is left, a bar says nothing.
const SCARCE = 0.25;

/** How many tickets are left, with a bar if they are few; null if the API does not say it. */
export function meter(event) {
  const { capacity, availableTickets: left } = event;
  if (left === undefined || event.state === 'CANCELLED') return null;
  const taken = Math.max(0, capacity - left);
  const none = event.waitlistCount ? t('Not on sale: available tickets go to the waitlist') : t('No tickets left');
  const some = { left: number(left) };
  const text = left === 0 ? none : plural(capacity, '{left} of 1 ticket left', '{left} of {n} tickets left', some);
  const bar = el('span', { class: 'bar' });
  bar.style.inlineSize = `${Math.min(100, (100 * taken) / capacity)}%`;
  return el(
    'div',
    { class: `meter ${sale(event).key}` },
    left < capacity * SCARCE &&
      el(
        'div',
        {
          class: 'track',
          role: 'meter',
          'aria-label': t('Seats taken'),
          'aria-valuemin': 0,
          'aria-valuemax': capacity,
          'aria-valuenow': taken,
          'aria-valuetext': text,
        },
        bar,
      ),
    el('span', { class: 'muted' }, text),
  );
}

/** What `draw` makes of something in a list. If it fails, that one says so, and the others show. */
export function alone(draw, tag = 'li') {
  try {
    return draw();
  } catch (problem) {
    console.error(problem);
    const text = el('p', { class: 'muted' }, t('The page cannot show what belongs here.'));
    return el(tag, { class: 'card' }, tag === 'tr' ? el('td', { colspan: 9 }, text) : text);
  }
}

/**
 * A button that ignores clicks while its work is running. It stays focusable, so that keyboard users keep
 * their position.
 */
export function button(label, onclick, attributes = {}) {
  return el(
    'button',
    { type: 'button', ...attributes, onclick: (event) => busyWhile(event.currentTarget, onclick) },
    label,
  );
}

/** Runs `work` unless the control is busy already. */
export async function busyWhile(control, work) {
  if (control.ariaBusy === 'true') return;
  control.ariaBusy = 'true';
  control.ariaDisabled = 'true';
  try {
    await work();
  } finally {
    control.ariaBusy = null;
    control.ariaDisabled = null;
  }
}
