/** The sale in numbers and as a plot, and the capacity. */

import { patch } from '../api.js';
import { el, fill } from '../dom.js';
import { number } from '../format.js';
import { field, form } from '../forms.js';
import { say } from '../messages.js';
import { sale } from '../sales.js';
import { GONE, ticketsIn, ticketsOf } from './attendee-list.js';
import { figure } from './figure.js';
import { plot } from './plot.js';
import { series } from './series.js';

/**
 * @param {Object} first the event
 * @param {function(Object)} changed gets the event after a change of its capacity
 * @param {AbortSignal} signal of the view
 */
export function sales(first, changed, signal) {
  const figures = el('dl', { class: 'figures' });
  const lines = el('div', {}, el('p', { class: 'muted' }, 'Loading the bookings.'));
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

  return {
    node,
    /** @param {Object} event @param {{items: Array, complete: boolean}|null} list null until it is loaded */
    update(event, list) {
      const { availableTickets: left, waitlistCount: waiting } = event;
      const known = list?.complete;
      const draft = event.state === 'DRAFTED';
      const counted = known && !list.old;
      const { confirmedTickets = 0, cancelledTickets = 0, checkedInTickets = 0 } = list?.removed ?? {};
      const confirmed = counted
        ? ticketsOf(list.items, 'CONFIRMED') + confirmedTickets
        : event.capacity - (left ?? event.capacity);
      const cancelled = known ? ticketsOf(list.items, 'CANCELLED') + cancelledTickets : 0;
      fill(
        figures,
        figure('Confirmed', number(confirmed), `of ${number(event.capacity)}`),
        !draft && left !== undefined && figure('Left', number(left), sale(event).open && 'on sale'),
        !draft && waiting !== undefined && figure('Waiting', number(waiting), waiting === 1 ? 'booking' : 'bookings'),
        !draft && known && figure('Cancelled', number(cancelled), 'returned'),
        !draft &&
          known &&
          figure('Checked in', number(ticketsIn(list.items) + checkedInTickets), `of ${number(confirmed)}`),
      );
      change.node.hidden = event.state === 'CANCELLED';
    },
    drawLines({ items, complete, removed }) {
      drawing.abort();
      if (removed) return fill(lines, el('p', { class: 'muted' }, GONE));
      drawing = new AbortController();
      const until = AbortSignal.any([signal, drawing.signal]);
      const before = lines.querySelector('details');
      const focused = before?.contains(document.activeElement);
      fill(
        lines,
        plot(series(items), first.timeZone, until),
        !complete && el('p', { class: 'muted' }, `The plot shows only ${number(items.length)} bookings.`),
      );
      // The table stays open, and keeps the focus.
      const table = lines.querySelector('details');
      if (before?.open) table?.setAttribute('open', '');
      if (focused) table?.querySelector('summary').focus();
    },
  };
}
