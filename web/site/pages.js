/** Reads lists, which the API returns in pages. */

import { get } from './api.js';

const PAGE = 100;

/** The answers of a list, one after the other: each has the items of a page. */
export async function* answers(path, { signal } = {}) {
  let cursor;
  do {
    const page = await get(`${path}?limit=${PAGE}${cursor ? `&cursor=${cursor}` : ''}`, { signal });
    yield page;
    cursor = page.cursor;
  } while (cursor);
}

/** The pages of a list, one after the other. */
export async function* pages(path, options) {
  for await (const { items } of answers(path, options)) yield items;
}

/** The person's booking for an event that is not cancelled, or undefined. */
export async function bookingFor(eventId, { signal } = {}) {
  for await (const items of pages('/bookings', { signal })) {
    const booking = items.find((item) => item.eventId === eventId && item.state !== 'CANCELLED');
    if (booking) return withPlace(booking, { signal });
  }
  return undefined;
}

/** Adds the place in the waitlist to a booking from a list: lists leave it out. */
export function withPlace(booking, options) {
  return booking.state === 'WAITLISTED' ? get(`/bookings/${booking.bookingId}`, options) : booking;
}

/** An event of which the person is the organizer; for other events it fails. */
export async function ownEvent(id, { signal }) {
  const [event] = await Promise.all([
    get(`/events/${id}`, { signal }),
    get(`/events/${id}/bookings?limit=1`, { signal }),
  ]);
  return event;
}
