/** Parts that all views but the first one show. */

import { el, fill } from './dom.js';
import { t } from './language.js';
import { here, remember } from './navigation.js';
import { words } from './words.js';

export * from './pieces.js';

/** Shows problems. It is hidden while there is none; screen readers read it at once. */
export function problemBox() {
  const node = el('div', { role: 'alert', class: 'problem', hidden: true });
  return {
    node,
    /** @param {Error} problem @param {...Node} more ways to solve it */
    show(problem, ...more) {
      const { what, todo, reference } = words(problem, hasText(node.closest('form, dialog')));
      if (problem.status === 401 && problem.type !== 'wrong-credentials') more.push(signInAgain());
      this.explain(what, todo, reference && el('small', {}, t('Reference: {reference}', { reference })), ...more);
    },
    explain(what, todo, ...more) {
      node.hidden = false;
      fill(node, el('strong', {}, what), el('p', {}, todo), ...more);
    },
    clear() {
      node.hidden = true;
      fill(node);
    },
    /** Runs `work` and shows its problems while the signal does not say stop. */
    async run(work, signal) {
      this.clear();
      try {
        await work();
      } catch (problem) {
        if (!signal.aborted) this.show(problem);
      }
    },
  };
}

const TEXTS = ':is(input, textarea):not([type=checkbox], [type=radio], [readonly])';

/** Whether somebody typed something there. */
const hasText = (place) =>
  [...(place?.querySelectorAll(TEXTS) ?? [])].some(({ value, defaultValue }) => value !== '' && value !== defaultValue);

const signInAgain = () => el('a', { href: '/sign-in', onclick: () => remember(here()) }, t('Sign in again'));
