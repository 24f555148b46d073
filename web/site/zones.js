/** Converts between instants and local times in a time zone, in the format of `<input type="datetime-local">`. */

const clocks = new Map();

function wallClock(instant, zone) {
  if (!clocks.has(zone)) {
    clocks.set(
      zone,
      new Intl.DateTimeFormat('en', {
        timeZone: zone,
        hourCycle: 'h23',
        year: 'numeric',
        month: '2-digit',
        day: '2-digit',
        hour: '2-digit',
        minute: '2-digit',
        second: '2-digit',
      }),
    );
  }
  const parts = Object.fromEntries(
    clocks
      .get(zone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, value]),
  );
  return Date.parse(`${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}:${parts.second}Z`);
}

/** The local time of an instant, such as `2027-06-01T20:00`. */
export function toLocal(instant, zone) {
  return new Date(wallClock(Date.parse(instant), zone)).toISOString().slice(0, 16);
}

/** The instant of a local time. Of two, the first; if clocks skip the time, the instant an hour later. */
export function toInstant(local, zone) {
  const wanted = Date.parse(`${local}Z`);
  // The offset is that of the day before or the day after: clocks change at most once in two days.
  const before = wallClock(wanted - 86_400_000, zone) - (wanted - 86_400_000);
  const first = wanted - before;
  if (wallClock(first, zone) === wanted) return new Date(first).toISOString();
  const after = wallClock(wanted + 86_400_000, zone) - (wanted + 86_400_000);
  const second = wanted - after;
  return new Date(wallClock(second, zone) === wanted ? second : first).toISOString();
}

/** The time zones of the browser, the person's own, and `known`: the browser may use another name for it. */
export function allZones(known) {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', own, known])].sort();
}
