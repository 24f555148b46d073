/** Style sheets that the first view does not need. */

import { el } from './dom.js';

const loads = new Map();

/**
 * Loads a style sheet once; with `shared`, before those of single views, which may say otherwise. A view without its
 * style sheet is better than none, so this never fails.
 */
export function styles(href, { shared = false } = {}) {
  if (!loads.has(href)) {
    loads.set(
      href,
      new Promise((resolve) => {
        const onerror = () => {
          loads.delete(href);
          link.remove();
          resolve();
        };
        // Relative to this module, so that a page of the device takes its own sheets.
        const link = el('link', {
          rel: 'stylesheet',
          href: new URL(`.${href}`, import.meta.url),
          onload: resolve,
          onerror,
        });
        if (shared) document.querySelector('link[rel=stylesheet]').after(link);
        else document.head.append(link);
      }),
    );
  }
  return loads.get(href);
}
