/** Lists come in pages; these are all items of one. */

import { get } from './api.js';

const PAGE = 100;

/** Each page of a list as the API gives it, until the last one or until nobody asks any more. */
export async function* pages(path, { signal } = {}) {
  let cursor;
  do {
    const page = await get(`${path}?limit=${PAGE}${cursor ? `&cursor=${cursor}` : ''}`, { signal });
    yield page.items;
    cursor = page.cursor;
  } while (cursor);
}

/** The caller's live booking for an event, or undefined. */
export async function bookingFor(eventId, { signal } = {}) {
  for await (const items of pages('/bookings', { signal })) {
    const booking = items.find((item) => item.eventId === eventId && item.state !== 'CANCELLED');
    if (booking) return withPlace(booking, { signal });
  }
  return undefined;
}

/** A booking of a list, with its place in line: lists leave that out. */
export function withPlace(booking, options) {
  return booking.state === 'WAITLISTED' ? get(`/bookings/${booking.bookingId}`, options) : booking;
}

/** An event that the caller runs; for all others a problem. */
export async function ownEvent(id, { signal }) {
  const [event] = await Promise.all([
    get(`/events/${id}`, { signal }),
    get(`/events/${id}/bookings?limit=1`, { signal }),
  ]);
  return event;
}
