/** How the sale goes: numbers, lines over time, and the capacity. */

import { patch } from '../api.js';
import { el, fill } from '../dom.js';
import { number } from '../format.js';
import { field, form } from '../forms.js';
import { say } from '../notices.js';
import { sale } from '../sales.js';
import { plot } from './plot.js';
import { ticketsOf } from './roll.js';
import { series } from './series.js';

/**
 * @param {Object} first the event
 * @param {function(Object)} changed gets the event when its capacity was changed
 * @param {AbortSignal} signal of the view
 */
export function sales(first, changed, signal) {
  const figures = el('dl', { class: 'figures' });
  const lines = el('div', { class: 'lines' }, el('p', { class: 'muted' }, 'Loading the bookings.'));
  const capacity = field('capacity', 'Capacity', {
    type: 'number',
    inputmode: 'numeric',
    min: 1,
    max: 100000,
    required: true,
    value: first.capacity,
  });
  const change = form([capacity], 'Change capacity', async (values) => {
    const event = await patch(`/events/${first.eventId}`, { capacity: Number(values.capacity) }, { signal });
    if (signal.aborted) return;
    say(`The capacity is ${number(event.capacity)} now.`);
    changed(event);
  });
  change.node.classList.add('inline');
  change.submit.classList.remove('primary');
  const node = el(
    'section',
    { class: 'card', 'aria-labelledby': 'sales' },
    el('h2', { id: 'sales' }, 'Sales'),
    figures,
    lines,
    change.node,
  );
  let drawing = new AbortController();

  const figure = (label, value, detail) =>
    el('div', {}, el('dt', {}, label), el('dd', {}, value, detail && el('small', { class: 'muted' }, detail)));

  return {
    node,
    /** @param {Object} event @param {{items: Array, complete: boolean}|null} roll null while it is not known */
    update(event, roll) {
      const { availableTickets: left, waitlistCount: waiting } = event;
      const known = roll?.complete;
      const draft = event.state === 'DRAFTED';
      const counted = known && !roll.old;
      const confirmed = counted ? ticketsOf(roll.items, 'CONFIRMED') : event.capacity - (left ?? event.capacity);
      const inside = roll?.items.filter((item) => item.checkedInAt && item.state === 'CONFIRMED') ?? [];
      fill(
        figures,
        figure('Confirmed', number(confirmed), `of ${number(event.capacity)}`),
        !draft && left !== undefined && figure('Left', number(left), sale(event).open && 'on sale'),
        !draft && waiting !== undefined && figure('Waiting', number(waiting), waiting === 1 ? 'booking' : 'bookings'),
        !draft && known && figure('Cancelled', number(ticketsOf(roll.items, 'CANCELLED')), 'given back'),
        !draft && known && figure('Checked in', number(ticketsOf(inside, 'CONFIRMED')), `of ${number(confirmed)}`),
      );
      change.node.hidden = event.state === 'CANCELLED';
    },
    drawLines({ items, complete }) {
      drawing.abort();
      drawing = new AbortController();
      const until = AbortSignal.any([signal, drawing.signal]);
      const before = lines.querySelector('details');
      const focused = before?.contains(document.activeElement);
      fill(
        lines,
        plot(series(items), first.timeZone, until),
        !complete && el('p', { class: 'muted' }, `The lines are of ${number(items.length)} bookings only.`),
      );
      // Who reads the table goes on reading it.
      const table = lines.querySelector('details');
      if (before?.open) table?.setAttribute('open', '');
      if (focused) table?.querySelector('summary').focus();
    },
  };
}
