/** The view of a link that does not work for this person. */

import { el } from './dom.js';
import { words } from './words.js';

/**
 * @param {Problem} problem why; others than refusals are thrown again
 * @param {Node} way that leads on
 */
export function useless(problem, way) {
  if (problem.status !== 409 && problem.status !== 404) throw problem;
  const { what, todo } = problem.status === 404 ? words({ type: 'link-unknown' }) : words(problem);
  return {
    title: what,
    content: el(
      'section',
      { class: 'empty' },
      el('h1', {}, what),
      el('p', {}, todo),
      el('div', { class: 'actions' }, way),
    ),
  };
}
