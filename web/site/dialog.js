/** Asks before something is done that cannot be undone. */

import { el } from './dom.js';
import { busyWhile, problemBox } from './parts.js';

let dialogs = 0;

/**
 * Shows a question; it closes when the person keeps things as they are, or when `work` is done.
 *
 * @param {string} question
 * @param {Array} consequences what exactly will happen
 * @param {function(): Promise} work shows its problems in the dialog
 * @returns {Promise<boolean>} whether the work was done
 */
export function confirmThat(question, consequences, work) {
  const id = `dialog-${++dialogs}`;
  const box = problemBox();
  const keep = el('button', { type: 'button', autofocus: true, onclick: () => dialog.close() }, 'Keep it');
  const yes = el(
    'button',
    { type: 'button', class: 'danger', onclick: () => busyWhile(yes, attempt) },
    'Yes, cancel it',
  );
  const dialog = el(
    'dialog',
    { 'aria-labelledby': `${id}-question`, 'aria-describedby': `${id}-consequences` },
    el('h2', { id: `${id}-question` }, question),
    el(
      'div',
      { id: `${id}-consequences` },
      consequences.map((consequence) => el('p', {}, consequence)),
    ),
    box.node,
    el('div', { class: 'actions' }, yes, keep),
  );
  let done = false;

  async function attempt() {
    box.clear();
    try {
      await work();
      done = true;
      dialog.close();
    } catch (problem) {
      box.show(problem);
    }
  }

  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(done);
    });
    window.addEventListener('hashchange', () => dialog.close(), { once: true });
  });
}
