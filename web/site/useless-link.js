/** The view of a link that does not work for this person. */

import { explained } from './failure.js';

/**
 * @param {Problem} problem why; others than refusals are thrown again
 * @param {Node} way that leads on
 */
export function useless(problem, way) {
  if (problem.status !== 409 && problem.status !== 404) throw problem;
  return explained(problem.status === 404 ? { type: 'link-unknown' } : problem, way);
}
