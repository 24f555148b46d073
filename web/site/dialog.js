/** Asks before something is done that cannot be undone. */

import { el } from './dom.js';
import { focusHeading } from './navigation.js';
import { hush, say } from './notices.js';
import { busyWhile, problemBox } from './parts.js';

let dialogs = 0;

/**
 * Shows a question; it closes when the person keeps things as they are, or when `work` is done. Who thinks
 * again while a request is on its way is told what came of it, and nothing is sent any more.
 *
 * @param {string} question
 * @param {Array} consequences what exactly will happen
 * @param {string} yes the words on the button that does it
 * @param {function(AbortSignal): Promise} work its problems are shown in the dialog
 * @returns {Promise<boolean>} whether the work was done
 */
export function confirmThat(question, consequences, yes, work) {
  const id = `dialog-${++dialogs}`;
  const box = problemBox();
  const stop = new AbortController();
  const { signal } = stop;
  const closed = new AbortController();
  const keep = el('button', { type: 'button', autofocus: true, onclick: thinkAgain }, 'Keep it');
  const act = el('button', { type: 'button', class: 'danger', onclick: () => busyWhile(act, attempt) }, yes);
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
    el('p', { role: 'status', class: 'muted' }),
    el('div', { class: 'actions' }, act, keep),
  );
  let done = false;

  async function attempt() {
    box.clear();
    try {
      await work(signal);
      done = true;
      dialog.close();
    } catch (problem) {
      hush();
      if (!signal.aborted) return box.show(problem);
      const looking = dialog.open;
      dialog.close();
      if (looking && problem.open) say('No answer came. This page will show what happened.');
    }
  }

  function thinkAgain() {
    stop.abort();
    if (act.ariaBusy === 'true') keep.ariaBusy = 'true';
    else dialog.close();
  }

  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      stop.abort();
      closed.abort();
      dialog.remove();
      // What had the focus before may have been drawn anew behind the dialog.
      if (document.activeElement === document.body) focusHeading();
      resolve(done);
    });
    dialog.addEventListener('cancel', (escape) => {
      escape.preventDefault();
      thinkAgain();
    });
    window.addEventListener('hashchange', () => dialog.close(), { signal: closed.signal });
  });
}
