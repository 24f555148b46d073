/** The form of the search. */

import { el, fill } from '../dom.js';
import { fold } from '../fold.js';
import { monthName } from '../format.js';
import { t } from '../language.js';
import { monthsToCome } from './months.js';

/**
 * @param {HTMLFormElement} form
 * @param {function(Object)} typed gets the filter with each letter
 * @param {function(Object)} chosen gets the filter with another month or place
 */
export function searchForm(form, typed, chosen) {
  const { q, month, place } = form.elements;
  let filter;

  form.addEventListener('submit', (event) => event.preventDefault());
  q.addEventListener('input', () => typed({ ...filter, q: q.value }));
  month.addEventListener('change', () => chosen({ ...filter, month: month.value }));
  place.addEventListener('change', () => chosen({ ...filter, place: place.value }));

  /** Shows a filter, with the places to choose from; the chosen one is always there. */
  function show(shown, venues) {
    filter = shown;
    if (q.value !== filter.q) q.value = filter.q;
    const months = new Set([...monthsToCome(), filter.month]);
    offer(month, t('Any month'), [...months].filter(Boolean).sort(), monthName);
    const places = new Map([...venues, filter.place].map((venue) => [fold(venue), venue]));
    const sorted = [...places.values()].filter(Boolean).sort((one, other) => one.localeCompare(other));
    offer(place, t('Any place'), sorted, (venue) => venue);
    month.value = filter.month;
    place.value = filter.place;
  }

  return { show };
}

/** Fills a choice, unless it is the same: it may be open. */
function offer(select, any, values, label) {
  const options = ['', ...values];
  if (JSON.stringify(options) === JSON.stringify([...select.options].map(({ value }) => value))) return;
  fill(
    select,
    options.map((value) => el('option', { value }, value === '' ? any : label(value))),
  );
}
