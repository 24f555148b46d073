/**
 * The table of contents of the console, and the part that is open. Each part has an address: `/organize/<id>/sales`.
 * Without one, a wide screen shows the first part, and a phone shows the table of contents alone: the style sheet knows
 * which of them it is.
 */

import { el, fill } from '../dom.js';
import { t } from '../language.js';

/**
 * @param {string} base the address of the console
 * @param {Array<{key: string, name: string, node: Element, hint: (function(): string|undefined)}>} parts each node has
 *     an `h2` whose id is the key
 */
export function contents(base, parts) {
  const single = parts.length === 1;
  const entries = parts.map((part) => {
    const hint = el('small', { class: 'muted' });
    return { part, hint, link: el('a', { href: `${base}/${part.key}` }, el('span', {}, part.name), hint) };
  });
  const back = el('a', { class: 'to-contents', href: base }, t('All parts'));
  const node = el(
    'div',
    { class: single ? 'parts single' : 'parts' },
    !single && back,
    !single &&
      el(
        'nav',
        { 'aria-label': t('Parts of this event') },
        el(
          'ul',
          {},
          entries.map(({ link }) => el('li', {}, link)),
        ),
      ),
    el(
      'div',
      { class: 'part' },
      parts.map((part) => part.node),
    ),
  );
  let shown = parts[0];
  let before = null;

  /** The part in the address; undefined without one. */
  const asked = () => parts.find(({ key }) => location.pathname === `${base}/${key}`);

  return {
    node,
    current: () => shown,
    /** The title of the view, with the name of the part that was asked for. */
    title: (name) => (asked() && !single ? t('{part} – {event}', { part: asked().name, event: name }) : name),
    /** Shows the part in the address. @returns {Object} the part */
    open() {
      before = asked() ? null : shown;
      shown = asked() ?? parts[0];
      node.classList.toggle('chosen', asked() !== undefined);
      for (const { part, link } of entries) {
        part.node.hidden = part !== shown;
        link.ariaCurrent = part === shown ? 'page' : null;
      }
      return shown;
    },
    /** Moves the focus to what was opened; on the way back to the table of contents, to where the person was. */
    focus() {
      const from = before && entries.find(({ part }) => part === before).link;
      if (from) return from.focus({ preventScroll: true });
      const heading = shown.node.querySelector('h2');
      // On a phone, the part takes the place of the table of contents.
      if (!back.checkVisibility()) return heading.focus();
      heading.focus({ preventScroll: true });
      window.scrollTo(0, 0);
    },
    /** Draws what the table of contents says of the parts. */
    update() {
      for (const { part, hint } of entries) {
        const text = part.hint?.() ?? '';
        if (hint.textContent !== text) fill(hint, text);
      }
    },
  };
}
