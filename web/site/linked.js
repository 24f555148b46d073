/**
 * Web addresses in texts that people wrote. An address becomes a link only if what is read is where it leads: its host
 * is written as browsers resolve it, so no letter looks like another one, and nothing stands before the host. Nothing
 * else becomes an element.
 */

import { el } from './dom.js';

const CANDIDATE = /(?<![\p{L}\p{N}])https:\/\/[^\s<>"'`]+/gu;

// They end a sentence, not an address.
const ENDS = /[.,;:!?…»”’*_]$/u;
const BRACKETS = { ')': '(', ']': '[', '}': '{' };

/** Where an address leads; null if it is none, or if it looks as if it led elsewhere. */
export function safeAddress(text) {
  const url = URL.parse(text);
  if (url?.protocol !== 'https:' || url.username || url.password) return null;
  // Invisible characters and those that change the direction of writing.
  if (/[\p{C}\p{Z}\\]/u.test(text)) return null;
  const host = text.slice('https://'.length).split(/[/?#]/)[0];
  return text.startsWith('https://') && host === url.host ? url.href : null;
}

/** A link to another site, in a window of its own that knows nothing of this page. */
export const outward = (href, label, attributes = {}) =>
  el('a', { href, target: '_blank', rel: 'noopener nofollow ugc', ...attributes }, label);

/** A text with its addresses as links, for `el()`. */
export function linked(text) {
  const parts = [];
  let end = 0;
  for (const { 0: candidate, index } of text.matchAll(CANDIDATE)) {
    const address = withoutEnd(candidate);
    const href = safeAddress(address);
    if (href === null) continue;
    parts.push(text.slice(end, index), outward(href, address));
    end = index + address.length;
  }
  return [...parts, text.slice(end)];
}

/** An address without the punctuation of the sentence around it. A bracket stays if it is opened in the address. */
function withoutEnd(candidate) {
  let address = candidate;
  for (;;) {
    const last = address.at(-1);
    const opens = BRACKETS[last];
    const closed = opens && address.split(last).length > address.split(opens).length;
    if (!closed && !ENDS.test(address)) return address;
    address = address.slice(0, -1);
  }
}
