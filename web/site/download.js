/** Saves files. */

import { el } from './dom.js';

/** Puts a file into the downloads of the person. */
export function save(blob, name) {
  const link = el('a', { href: URL.createObjectURL(blob), download: name });
  link.click();
  // The browser reads the blob after `click` returns.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** A name for a file about an event. */
export const fileName = (name) =>
  name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60) || 'event';
