/** The cover of an event. */

import { coverNumber, hueOf } from './pieces.js';

export { hueOf };

/** @returns {{light: string, dark: string, hue: string}} the addresses of the pictures, and the class of the color */
export function coverOf(eventId) {
  const cover = `/covers/${coverNumber(eventId)}`;
  return { light: `${cover}.svg`, dark: `${cover}.dark.svg`, hue: hueOf(eventId) };
}
