/** Reads lists, which the API returns in pages. */

import { get } from './api.js';
import { current } from './session.js';

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

/** The person's booking for an event that is not cancelled; undefined if there is none or nobody is signed in. */
export async function bookingFor(eventId, { signal } = {}) {
  if (current() === null) return undefined;
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

/** An event that the person runs, with their role; drafts, too. For others it fails. */
export const ownEvent = (id, options) => get(`/events/mine/${id}`, options);
