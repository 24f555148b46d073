/** The sale in numbers and as a plot, at every age of an event. */

import { el, fill } from '../dom.js';
import { number } from '../format.js';
import { plural, t } from '../language.js';
import { isOver, sale } from '../sales.js';
import { confirmedTickets, goneText, ticketsIn } from './attendee-list.js';
import { figure } from './figure.js';
import { plot } from './plot.js';
import { series } from './series.js';

/** @param {AbortSignal} signal of the view */
export function sales(signal) {
  const next = el('p', { hidden: true });
  const figures = el('dl', { class: 'figures' });
  const lines = el('div', {}, el('p', { class: 'muted' }, t('Loading the bookings.')));
  const node = el(
    'section',
    { class: 'card', 'aria-labelledby': 'sales' },
    el('h2', { id: 'sales', tabindex: -1 }, t('Sales')),
    next,
    figures,
    lines,
  );
  let drawing = new AbortController();
  let points = [];

  return {
    node,
    /** @param {Object} event @param {{items: Array, complete: boolean}|null} list null until it is loaded */
    update(event, list) {
      const draft = event.state === 'DRAFTED';
      const text = nextStep(event);
      next.hidden = text === null;
      if (next.textContent !== (text ?? '')) fill(next, text);
      lines.hidden = draft;
      fill(figures, draft ? capacityOf(event) : numbers(event, list));
    },
    drawLines(event, { items, complete, removed }) {
      drawing.abort();
      if (removed) return fill(lines, el('p', { class: 'muted' }, goneText()));
      drawing = new AbortController();
      const until = AbortSignal.any([signal, drawing.signal]);
      const before = lines.querySelector('details');
      const focused = before?.contains(document.activeElement);
      points = series(items);
      fill(
        lines,
        points.length > 0 ? plot(points, event, until) : el('p', { class: 'muted' }, nobodyYet(event)),
        !complete &&
          el(
            'p',
            { class: 'muted' },
            plural(items.length, 'The plot shows only 1 booking.', 'The plot shows only {n} bookings.'),
          ),
      );
      // The table stays open, and keeps the focus.
      const table = lines.querySelector('details');
      if (before?.open) table?.setAttribute('open', '');
      if (focused) table?.querySelector('summary').focus();
    },
  };
}

const capacityOf = ({ capacity }) => figure(t('Capacity'), number(capacity), t('tickets'));

function numbers(event, list) {
  const { availableTickets: left, waitlistCount: waiting, capacity, state } = event;
  const known = list?.complete;
  const removed = list?.removed ?? {};
  const confirmed =
    known && !list.old ? confirmedTickets(list.items) + (removed.confirmedTickets ?? 0) : capacity - (left ?? capacity);
  const returned = known ? (series(list.items).at(-1)?.RETURNED ?? 0) + (removed.cancelledTickets ?? 0) : 0;
  const inside = known ? ticketsIn(list.items) + (removed.checkedInTickets ?? 0) : 0;
  return [
    figure(t('Confirmed'), number(confirmed), t('of {n}', { n: number(capacity) })),
    left !== undefined && figure(t('Left'), number(left), sale(event).open && t('on sale')),
    waiting !== undefined && figure(t('Waiting'), number(waiting), plural(waiting, 'booking', 'bookings')),
    known &&
      (state === 'CANCELLED'
        ? figure(t('Cancelled'), number(returned), t('with the event, or before'))
        : figure(t('Given back'), number(returned), t('tickets'))),
    known && figure(t('Checked in'), number(inside), came(inside, confirmed)),
  ];
}

/** `of 40, 85 %` */
function came(inside, confirmed) {
  const of = t('of {n}', { n: number(confirmed) });
  return inside === 0 ? of : `${of}, ${Math.round((100 * inside) / confirmed)} %`;
}

/** What the organizer does next; null if there is nothing to do. */
function nextStep(event) {
  if (event.state === 'DRAFTED')
    return t(
      'Nobody else sees this draft. Check it under “Edit”, then publish it: sales begin, and you get a link to send.',
    );
  const { key, detail } = sale(event);
  return ['early', 'closed', 'cancelled'].includes(key) ? detail : null;
}

function nobodyYet(event) {
  if (event.state === 'CANCELLED' || isOver(event)) return t('Nobody booked.');
  return t(
    'There are no bookings yet. Send the link of the event to people who may come. The plot starts with the first booking.',
  );
}
