/** The events that a person runs, as far as they are loaded: those to come by their start, the others backwards. */

import { get } from '../api.js';
import { now } from '../clock.js';
import { isOver } from '../sales.js';

const PAGE = 24;
// The API has no longer pages.
const LONGEST = 100;

/** @param {AbortSignal} signal of the view */
export function runEvents(signal) {
  const sides = { from: { items: [], cursor: undefined }, before: { items: [], cursor: undefined } };
  let boundary;

  const read = (side, limit, cursor, options) =>
    get(`/events/mine?${side}=${boundary}&limit=${limit}${cursor ? `&cursor=${cursor}` : ''}`, { signal, ...options });

  /** Reads a side from its beginning, until it has so many. */
  async function whole(side, many, options) {
    const items = [];
    let cursor;
    do {
      const page = await read(side, Math.min(LONGEST, Math.max(PAGE, many - items.length)), cursor, options);
      items.push(...page.items);
      cursor = page.cursor;
    } while (cursor && items.length < many);
    return { items, cursor };
  }

  /** Loads both sides, each at least as far as `extent` says. */
  async function load(extent = {}, options) {
    boundary = new Date(now()).toISOString();
    const [from, before] = await Promise.all([
      whole('from', extent.from ?? PAGE, options),
      whole('before', extent.before ?? PAGE, options),
    ]);
    Object.assign(sides, { from, before });
  }

  const extent = () => ({ from: sides.from.items.length, before: sides.before.items.length });

  return {
    load,
    extent,
    /** Reads again what is loaded. */
    refresh: () => load(extent(), { quiet: true }),
    async loadMore(side) {
      const which = side === 'past' ? 'before' : 'from';
      const { items, cursor } = sides[which];
      const page = await read(which, PAGE, cursor);
      sides[which] = { items: [...items, ...page.items], cursor: page.cursor };
    },
    hasMore: (side) => sides[side === 'past' ? 'before' : 'from'].cursor !== undefined,
    /** What is on comes first, then what begins, the earliest first; what is over has the latest first. */
    lists() {
      const on = sides.before.items.filter((event) => !isOver(event)).reverse();
      return {
        coming: [...on, ...sides.from.items],
        past: sides.before.items.filter(isOver),
      };
    },
  };
}
