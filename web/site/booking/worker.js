/** Registers the service worker, which keeps the page itself on the device. */

import { WORKER } from '../dom.js';
import { language } from '../language.js';
import { current } from '../session.js';

// What the views of bookings need, beside the first view. The worker adds what these import.
const FILES = [
  '/common.js',
  '/failure.js',
  '/renewal.js',
  '/site.js',
  '/site.json',
  '/views.css',
  '/views/bookings.js',
  '/views/booking.js',
  '/booking/booking.css',
];

const inLanguage = () => (language === 'en' ? [] : [`/languages/${language}.js`, `/languages/${language}.more.js`]);

/**
 * Keeps the page on the device from now on. A browser that cannot do it shows tickets with a network only.
 *
 * @param {string} who the session that it is kept for
 */
export async function keepPage(who) {
  if (!navigator.serviceWorker) return;
  const registration = await navigator.serviceWorker.register(WORKER);
  if (current()?.id !== who) return registration?.unregister();
  const { active } = await navigator.serviceWorker.ready;
  active.postMessage([...FILES, ...inLanguage()]);
}
