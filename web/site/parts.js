/** Parts that several views show. */

import { el, fill } from './dom.js';
import { calendarDay, longTime, number, span, yourTime } from './format.js';
import { plural, t } from './language.js';
import { here, remember } from './navigation.js';
import { sale } from './sales.js';
import { words } from './words.js';

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

/** The card of something in a list that `draw` cannot show: the others show. What takes them all is thrown again. */
export function broken(problem) {
  if (problem.name === 'AbortError' || [0, 401].includes(problem.status)) throw problem;
  console.error(problem);
  return el('li', { class: 'card' }, el('p', { class: 'muted' }, t('The page cannot show what belongs here.')));
}

/** Shows problems. It is hidden while there is none; screen readers read it at once. */
export function problemBox() {
  const node = el('div', { role: 'alert', class: 'problem', hidden: true });
  return {
    node,
    /** @param {Error} problem @param {...Node} more ways to solve it */
    show(problem, ...more) {
      const { what, todo, reference } = words(problem, hasText(node.closest('form, dialog')));
      if (problem.status === 401 && problem.type !== 'wrong-credentials') more.push(signInAgain());
      this.explain(what, todo, reference && el('small', {}, t('Reference: {reference}', { reference })), ...more);
    },
    explain(what, todo, ...more) {
      node.hidden = false;
      fill(node, el('strong', {}, what), el('p', {}, todo), ...more);
    },
    clear() {
      node.hidden = true;
      fill(node);
    },
    /** Runs `work` and shows its problems while the signal does not say stop. */
    async run(work, signal) {
      this.clear();
      try {
        await work();
      } catch (problem) {
        if (!signal.aborted) this.show(problem);
      }
    },
  };
}

const TEXTS = 'input:not([type=checkbox], [type=radio]), textarea';

/** Whether somebody typed something there. */
const hasText = (place) =>
  [...(place?.querySelectorAll(TEXTS) ?? [])].some(({ value, defaultValue }) => value !== '' && value !== defaultValue);

const signInAgain = () => el('a', { href: '/sign-in', onclick: () => remember(here()) }, t('Sign in again'));

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
