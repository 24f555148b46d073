/** The cover and the color of an event: one of six, always the same for the same event. */

const COVERS = 6;

/** The number of an event's cover, from 1. What makes the head of links counts in the same way. */
const numberOf = (eventId) => 1 + (parseInt(eventId.slice(0, 8), 16) % COVERS);

/** The class that gives a part of the page the color of an event. */
export const hueOf = (eventId) => `hue-${numberOf(eventId)}`;

/** @returns {{light: string, dark: string, hue: string}} the addresses of the pictures, and the class of the color */
export function coverOf(eventId) {
  const number = numberOf(eventId);
  return { light: `/covers/${number}.svg`, dark: `/covers/${number}.dark.svg`, hue: `hue-${number}` };
}
