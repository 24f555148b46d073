/** A list of cards that loads page by page. */

import { el } from './dom.js';
import { t } from './language.js';
import { say } from './messages.js';
import { broken, button, problemBox } from './parts.js';

/**
 * A list of cards with a button that loads the next page.
 *
 * @param {{items: Array, cursor: *}} first page; without a cursor it is the last
 * @param {function(*): Promise} next loads the page at a cursor
 * @param {function(Object): (Node|Promise<Node>)} card
 * @param {AbortSignal} signal
 * @returns {Promise<{list: Node, foot: Array<Node>}>} `foot` belongs below the list
 */
export async function cards(first, next, card, signal) {
  const list = el('ul', { class: 'cards' });
  const box = problemBox();
  const more = button(t('Load more'), () =>
    box.run(async () => {
      const added = await add(await next(cursor));
      if (added.length === 0) say(t('There are no more.'));
      (added[0] ?? list.lastElementChild)?.querySelector('a')?.focus();
    }, signal),
  );
  let cursor;

  async function add(page) {
    const added = await Promise.all(page.items.map(async (item) => card(item)).map((made) => made.catch(broken)));
    list.append(...added);
    cursor = page.cursor;
    more.hidden = !cursor;
    return added;
  }

  await add(first);
  return { list, foot: [box.node, el('div', { class: 'actions centred' }, more)] };
}
