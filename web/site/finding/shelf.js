/**
 * What this tab has loaded of the list of events: the soonest ones, and months. It is kept for the way back.
 *
 * All viewers ask for the same addresses, which say nothing of the viewer, so they share the answers of the edge.
 */

import { get } from '../api.js';
import { monthIn } from '../format.js';
import { FIRST } from '../views/events.js';
import { bounds } from './months.js';

/** What the list begins with. */
export const SOONEST = 'soonest';

const PAGE = 50;

// The API lists a year from now on, and says nothing of what is behind it.
const YEAR = 366 * 86_400_000;

const kept = new Map();
let answers = 0;

/** The month in which people see an event start. */
export const monthOf = ({ startsAt, timeZone }) => monthIn(startsAt, timeZone);

function address(part, cursor) {
  if (part === SOONEST) return FIRST;
  const { from, to } = bounds(part);
  return `/events?from=${from}&to=${to}&limit=${PAGE}${cursor ? `&cursor=${cursor}` : ''}`;
}

async function ask(part, cursor, options) {
  return read(part, await get(address(part, cursor), options));
}

const read = (part, { items, cursor }) => ({
  items: part === SOONEST ? items : items.filter((event) => monthOf(event) === part),
  until: items.at(-1)?.startsAt,
  cursor,
  at: ++answers,
});

/** Keeps an answer with the soonest events. */
export const keep = (page) => kept.set(SOONEST, [read(SOONEST, page)]);

export const has = (part) => kept.has(part);

/** Whether all events of a part that is kept are. */
export const isWhole = (part) => !kept.get(part)?.at(-1).cursor;

/** How many pages of a part are kept. */
export const pagesOf = (part) => kept.get(part)?.length ?? 0;

/** Loads a part anew: so many pages or as many as are kept. */
export async function load(part, options, count = 1) {
  const pages = [];
  do pages.push(await ask(part, pages.at(-1)?.cursor, options));
  while (part !== SOONEST && pages.at(-1).cursor && pages.length < Math.max(count, pagesOf(part)));
  kept.set(part, pages);
}

/** Loads one more page of a part. */
export async function loadMore(part, options) {
  const pages = kept.get(part);
  pages.push(await ask(part, pages.at(-1).cursor, options));
}

/** Until when no event of a part is missing that has more pages, in milliseconds since 1970. */
export const until = (part) => Date.parse(kept.get(part).at(-1).until);

/** Until when no event to come is missing among the soonest. */
export const soonestUntil = (now) => (isWhole(SOONEST) ? now + YEAR : until(SOONEST));

/** The events of some parts by their start, each once and as the latest answer has it. */
export function eventsOf(parts) {
  const pages = parts.flatMap((part) => kept.get(part) ?? []).sort((one, other) => one.at - other.at);
  const events = new Map(pages.flatMap(({ items }) => items.map((event) => [event.eventId, event])));
  return [...events.values()].sort(
    (one, other) => Date.parse(one.startsAt) - Date.parse(other.startsAt) || (one.eventId < other.eventId ? -1 : 1),
  );
}

/** Those of some parts that have one of these events. */
export const partsWith = (parts, ids) =>
  parts.filter((part) => kept.get(part)?.some(({ items }) => items.some(({ eventId }) => ids.has(eventId))));
