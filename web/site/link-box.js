/** A link that a person passes on, with a button that shares or copies it. */

import { el } from './dom.js';
import { t } from './language.js';
import { say } from './messages.js';
import { button } from './parts.js';

/** Shares a view of this page; where the browser cannot, copies its address. */
export async function shareOrCopy(route, text) {
  const url = location.origin + route;
  // It fails if the person closes the window of the browser, which is no problem.
  if (typeof navigator.share === 'function') return navigator.share({ title: text, url }).catch(() => {});
  try {
    await navigator.clipboard.writeText(url);
    say(t('The link is copied.'));
  } catch {
    say(t('The link is {url}', { url }));
  }
}

/**
 * @param {string} route such as `/hand-overs#<code>`
 * @param {string} label of the link
 * @param {string} text that goes with it where it is shared
 * @param {boolean} [open] whether everybody may have it; if not, it is for one person
 */
export function linkBox(route, label, text, open = false) {
  const url = location.origin + route;
  const input = el('input', {
    readonly: true,
    value: url,
    'aria-label': label,
    onfocus: ({ target }) => target.select(),
  });

  async function copy() {
    try {
      await navigator.clipboard.writeText(url);
      say(open ? t('The link is copied.') : t('The link is copied. Send it to one person.'));
    } catch {
      input.focus();
      say(
        open
          ? t('The link is selected. Copy it, then send it.')
          : t('The link is selected. Copy it, then send it to one person.'),
      );
    }
  }

  /** Fails if the person closes the window of the browser, which is no problem. */
  const share = () => navigator.share({ title: label, text, url }).catch(() => {});

  return el(
    'div',
    { class: 'link-box' },
    input,
    el(
      'div',
      { class: 'actions' },
      button(t('Copy link'), copy),
      typeof navigator.share === 'function' && button(t('Share link'), share),
    ),
  );
}
