/** What an event is: when and where, who runs it and how to ask them, and what it costs. */

import { el } from '../dom.js';
import { t } from '../language.js';
import { outward, safeAddress } from '../linked.js';
import { when } from '../parts.js';
import { doors } from './times.js';

const MAP = 'https://www.openstreetmap.org/search?query=';

/** The facts of an event, as a list of names and values. */
export const facts = (event) =>
  el('dl', { class: 'facts' }, [
    fact(t('When'), [
      el('p', { class: 'big' }, when(event)),
      event.doorsAt && el('p', {}, t('Doors open at {time}', { time: doors(event) })),
    ]),
    event.venue && fact(t('Where'), [el('p', { class: 'big' }, event.venue), el('p', {}, map(event))]),
    fact(t('Price'), [el('p', { class: 'big' }, event.price ?? t('Free'))]),
    (event.organizerName || event.contact) &&
      fact(t('By'), [event.organizerName && el('p', { class: 'big' }, event.organizerName), contact(event)]),
  ]);

const fact = (name, values) => [el('dt', {}, name), el('dd', {}, values)];

/** The browser asks the map only after a click. */
const map = ({ venue }) => outward(MAP + encodeURIComponent(venue), t('Show on a map'), { rel: 'noopener' });

/** The way to ask the organizer: by mail, or at another site, which is named. */
function contact({ name, contact: way }) {
  if (!way) return null;
  const site = safeAddress(way);
  if (site) return el('p', {}, outward(site, t('Ask the organizer at {site}', { site: new URL(site).host })));
  if (!/^[^\s@]+@[^\s@]+$/.test(way)) return null;
  const address = way.split('@').map(encodeURIComponent).join('@');
  const mail = `mailto:${address}?subject=${encodeURIComponent(name)}`;
  return el('p', {}, el('a', { href: mail }, t('Ask the organizer by mail')));
}
