/** Asks before something is done that cannot be undone. */

import { Problem } from './api.js';
import { el } from './dom.js';
import { say } from './notices.js';
import { busyWhile, problemBox } from './parts.js';

let dialogs = 0;

/**
 * Shows a question; it closes when the person keeps things as they are, or when `work` is done. Who thinks
 * again while a request is on its way is told what came of it, and nothing is sent any more.
 *
 * @param {string} question
 * @param {Array} consequences what exactly will happen
 * @param {function(AbortSignal): Promise} work its problems are shown in the dialog
 * @returns {Promise<boolean>} whether the work was done
 */
export function confirmThat(question, consequences, work) {
  const id = `dialog-${++dialogs}`;
  const box = problemBox();
  const stop = new AbortController();
  const { signal } = stop;
  const keep = el('button', { type: 'button', autofocus: true, onclick: thinkAgain }, 'Keep it');
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
      await work(signal);
      done = true;
      dialog.close();
    } catch (problem) {
      if (!signal.aborted) return box.show(problem);
      if (problem instanceof Problem && !problem.definite) say('No answer came. This page will show what happened.');
      dialog.close();
    }
  }

  function thinkAgain() {
    stop.abort();
    if (yes.ariaBusy === 'true') keep.ariaBusy = 'true';
    else dialog.close();
  }

  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      stop.abort();
      dialog.remove();
      resolve(done);
    });
    dialog.addEventListener('cancel', (escape) => {
      escape.preventDefault();
      thinkAgain();
    });
    window.addEventListener('hashchange', () => dialog.close(), { signal });
  });
}
