/** The note that the network is away, and from when the view is. */

import { now } from '../clock.js';
import { el, fill } from '../dom.js';
import { shortTime } from '../format.js';
import { t } from '../language.js';

// A page of the device has only what shows tickets, and the network may be back, so each next view is loaded anew.
if (document.documentElement.dataset.kept !== undefined) document.addEventListener('click', leave, { capture: true });

function leave(click) {
  const link = click.target.closest('a[href^="/"]');
  if (!link || click.button !== 0 || click.ctrlKey || click.metaKey || click.shiftKey || click.altKey) return;
  click.preventDefault();
  location.assign(link.href);
}

/** @param {number} [at] when the person saw what is shown, if it is not new */
export function awayNote(at) {
  let last = at;
  const node = el('p', { class: 'notice away', role: 'status', hidden: true });
  const note = {
    node,
    isShown: () => !node.hidden,
    show() {
      node.hidden = false;
      fill(node, t('There is no connection. You see this as it was on {time}.', { time: shortTime(last) }));
    },
    hide() {
      node.hidden = true;
    },
    /** What is shown is new. */
    seenNow() {
      last = now();
    },
  };
  if (at !== undefined) note.show();
  return note;
}
