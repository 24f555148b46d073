/** A question before an action that nobody can undo. */

import { el } from './dom.js';
import { t } from './language.js';
import { hush, say } from './messages.js';
import { focusHeading } from './navigation.js';
import { busyWhile, problemBox } from './parts.js';

let dialogs = 0;

/**
 * Shows a question until the person declines or `work` is done. If the person declines while a request is on its
 * way, nothing more is sent, and the dialog closes when the answer comes.
 *
 * @param {string} question
 * @param {Array<string>} consequences what happens after a yes
 * @param {string} yes the text of the button that starts `work`
 * @param {function(AbortSignal): Promise} work the dialog shows its problems
 * @param {Object} [options]
 * @param {Node} [options.more] what the person must fill in
 * @param {function(): boolean} [options.ready] whether it is filled in; if not, says so
 * @param {string} [options.no] the text of the button that declines
 * @param {string} [options.style] of the button that starts `work`
 * @returns {Promise<boolean>} whether the work was done
 */
export function confirmThat(
  question,
  consequences,
  yes,
  work,
  { more, ready = () => true, no = t('Keep it'), style = 'danger' } = {},
) {
  const id = `dialog-${++dialogs}`;
  const box = problemBox();
  const stop = new AbortController();
  const { signal } = stop;
  const closed = new AbortController();
  const keep = el('button', { type: 'button', autofocus: true, onclick: decline }, no);
  const act = el('button', { type: 'button', class: style, onclick: () => busyWhile(act, attempt) }, yes);
  const dialog = el(
    'dialog',
    { 'aria-labelledby': `${id}-question`, 'aria-describedby': `${id}-consequences` },
    el('h2', { id: `${id}-question` }, question),
    el(
      'div',
      { id: `${id}-consequences` },
      consequences.map((consequence) => el('p', {}, consequence)),
    ),
    more,
    box.node,
    el('p', { role: 'status', class: 'muted' }),
    el('div', { class: 'actions' }, act, keep),
  );
  let done = false;

  async function attempt() {
    box.clear();
    if (!ready()) return;
    try {
      await work(signal);
      done = true;
      dialog.close();
    } catch (problem) {
      hush();
      if (!signal.aborted) return box.show(problem);
      const looking = dialog.open;
      dialog.close();
      if (looking && problem.open) say(t('No answer came yet. This page shows what happened as soon as it is known.'));
    }
  }

  function decline() {
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
      // The view behind the dialog may have replaced the element that had the focus.
      if (document.activeElement === document.body) focusHeading();
      resolve(done);
    });
    dialog.addEventListener('cancel', (escape) => {
      escape.preventDefault();
      decline();
    });
    window.addEventListener('popstate', () => dialog.close(), { signal: closed.signal });
  });
}

/**
 * Asks as {@link confirmThat} does, for a form. What the API refuses for good is thrown when the dialog is gone, since
 * the form shows it; what is open stays in the dialog.
 *
 * @param {AbortSignal} signal of the view
 * @returns {Promise<boolean>} whether the work was done
 */
export async function confirmForForm(question, consequences, yes, work, signal, options) {
  let refused;
  const attempt = async (stop) => {
    try {
      await work(stop);
    } catch (problem) {
      if (!problem.definite) throw problem;
      refused = problem;
    }
  };
  const ended = await confirmThat(question, consequences, yes, attempt, options);
  if (refused && !signal.aborted) throw refused;
  return ended && !refused;
}
