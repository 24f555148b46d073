/** The cover and the color of an event: one of six, always the same ones. The head of links counts in the same way. */

const numberOf = (eventId) => 1 + (parseInt(eventId.slice(0, 8), 16) % 6);

/** The class that gives a part of the page the color of an event. */
export const hueOf = (eventId) => `hue-${numberOf(eventId)}`;

/** @returns {{light: string, dark: string, hue: string}} the addresses of the pictures, and the class of the color */
export function coverOf(eventId) {
  const cover = `/covers/${numberOf(eventId)}`;
  return { light: `${cover}.svg`, dark: `${cover}.dark.svg`, hue: hueOf(eventId) };
}
