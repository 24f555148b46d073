/** Says that a request has no answer yet, and lets the person send it again or forget it. */

import { t } from './language.js';
import { button } from './parts.js';
import { find, giveUp } from './pending.js';

/**
 * @param {Object} box of {@link problemBox}
 * @param {string} name of the intent
 * @param {function(Object): string} what says what its body asks for
 * @param {function(): Promise} again sends it again
 * @param {function(): Promise} [forgotten] loads what shows whether it happened
 * @returns {boolean} whether there is one
 */
export function explainOpen(box, name, what, again, forgotten = async () => {}) {
  const intent = find(name);
  if (intent === null) return false;

  async function forget() {
    giveUp(name);
    box.clear();
    await forgotten();
  }

  box.explain(
    t('There is no answer yet to “{what}”.', { what: what(intent.body) }),
    t('Try it again, and you see what happened. Nothing happens twice.'),
    // Another tab may have got the answer.
    button(t('Try again'), () => (find(name) ? again() : forget())),
    button(t('Forget it'), forget),
  );
  return true;
}
