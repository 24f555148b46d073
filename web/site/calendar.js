/**
 * The calendar file of an event, with or without a booking (RFC 5545). With one, it names the same entry as the files in
 * the mails, so a calendar that gets both has one entry, and keeps the one of the newest version of the event. It has no
 * METHOD: nobody invites here, a person imports it.
 */

import { now } from './clock.js';
import { fileName, save } from './download.js';
import { t } from './language.js';
import { say } from './messages.js';
import { overAt } from './sales.js';

// A line may have 75 octets, without its end.
const LONGEST = 75;

const encoder = new TextEncoder();

/** Saves the file of an event; with a booking, that of the booking. */
export function addToCalendar(event, booking) {
  save(new Blob([calendarFile(event, booking)], { type: 'text/calendar' }), `${fileName(event.name)}.ics`);
  say(t('The calendar file is in your downloads. Open it to add the event.'));
}

function calendarFile(event, booking) {
  const { eventId, version, name, venue, startsAt } = event;
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Box Office//Page//EN',
    'BEGIN:VEVENT',
    `UID:${booking ? `${booking.bookingId}.${booking.generation}` : eventId}@box-office`,
    `SEQUENCE:${version}`,
    `DTSTAMP:${utc(now())}`,
    `DTSTART:${utc(startsAt)}`,
    `DTEND:${utc(overAt(event))}`,
    `SUMMARY:${escaped(name)}`,
    venue && `LOCATION:${escaped(venue)}`,
    `URL:${location.origin}${booking ? `/bookings/${booking.bookingId}` : `/events/${eventId}`}`,
    'STATUS:CONFIRMED',
    'END:VEVENT',
    'END:VCALENDAR',
  ]
    .filter(Boolean)
    .map((line) => `${folded(line)}\r\n`)
    .join('');
}

/**
 * Start and end are instants. In UTC, no reader must know the rules of a zone, and no local time of the night when clocks
 * change can mean another hour. Calendars show it in the zone of their person.
 */
const utc = (instant) => new Date(instant).toISOString().replace(/[-:]|\.\d+/g, '');

const escaped = (text) => text.replace(/[\\;,]/g, '\\$&').replace(/\r\n|\r|\n/g, '\\n');

/** A longer line goes on after a line break and a space. No character is cut in two. */
function folded(line) {
  let text = '';
  let octets = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (octets + size > LONGEST) {
      text += '\r\n ';
      octets = 1;
    }
    text += character;
    octets += size;
  }
  return text;
}
