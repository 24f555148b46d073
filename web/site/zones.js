/** Between instants and what clocks show in a time zone, as `<input type="datetime-local">` has it. */

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

/** `2027-06-01T20:00` for an instant. */
export function toLocal(instant, zone) {
  return new Date(wallClock(Date.parse(instant), zone)).toISOString().slice(0, 16);
}

/** The instant at which clocks of the zone show `local`; of two, the first; of none, the one an hour later. */
export function toInstant(local, zone) {
  const wanted = Date.parse(`${local}Z`);
  // The offset is that of the day before or of the day itself: clocks are moved once in two days at most.
  const before = wallClock(wanted - 86_400_000, zone) - (wanted - 86_400_000);
  const first = wanted - before;
  if (wallClock(first, zone) === wanted) return new Date(first).toISOString();
  const after = wallClock(wanted + 86_400_000, zone) - (wanted + 86_400_000);
  const second = wanted - after;
  return new Date(wallClock(second, zone) === wanted ? second : first).toISOString();
}

/** All time zones that the browser knows, the person's own, and `known`, which the browser may name otherwise. */
export function allZones(known) {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', own, known])].sort();
}
