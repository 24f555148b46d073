/** The view of what went wrong, in place of one that cannot be shown. */

import { Problem } from './api.js';
import './common.js';
import { el } from './dom.js';
import { t } from './language.js';
import { redraw } from './navigation.js';
import { button } from './parts.js';
import { words } from './words.js';

/** @param {Error} problem */
export function failure(problem) {
  // The browser does not load the same file again.
  const again = problem instanceof Problem && !problem.members.loading ? redraw : () => location.reload();
  return explained(
    problem,
    problem.status !== 404 && button(t('Try again'), again, { class: 'primary' }),
    el('a', { class: 'button', href: '/events' }, t('Start page')),
  );
}

/** A view that has only the words for a problem, and ways that lead on. */
export function explained(problem, ...ways) {
  const { what, todo, reference } = words(problem);
  return {
    title: what,
    content: el(
      'section',
      { class: 'empty' },
      el('h1', {}, what),
      el('p', {}, todo),
      reference && el('small', {}, t('Reference: {reference}', { reference })),
      el('div', { class: 'actions' }, ways),
    ),
  };
}
