/** Lets a person choose some tickets of a booking. */

import { el } from '../dom.js';
import { field } from '../forms.js';
import { t } from '../language.js';

/** Whether somebody has come in with a ticket. */
export const isIn = (ticket) => ticket.checkedIn === true;

/** `Ticket 2 of 4`, or `Your ticket` if there is no other. */
export const ticketTitle = (index, all) =>
  all === 1 ? t('Your ticket') : t('Ticket {n} of {all}', { n: index + 1, all });

/**
 * Checkboxes for the tickets that nobody came in with.
 *
 * @param {Array} tickets of a booking
 * @param {string} legend
 */
export function choice(tickets, legend) {
  const boxes = tickets.flatMap((ticket, index) => {
    const title = ticketTitle(index, tickets.length);
    const label = ticket.name ? `${title}, ${ticket.name}` : title;
    return isIn(ticket) ? [] : [{ serial: ticket.serial, ...field('serials', label, { type: 'checkbox' }) }];
  });
  const error = el('p', { class: 'error', role: 'alert', hidden: true }, t('Choose a ticket.'));
  const only = boxes.length === 1;
  // There is nothing to choose.
  if (only) boxes[0].control.checked = true;
  const chosen = () => boxes.filter(({ control }) => control.checked).map(({ serial }) => serial);
  return {
    node: el(
      'fieldset',
      { class: 'choices' },
      el('legend', {}, legend),
      boxes.map(({ node }) => node),
      error,
    ),
    get serials() {
      return chosen();
    },
    /** Whether a ticket is chosen; if not, says so. */
    ready() {
      error.hidden = chosen().length > 0;
      if (!error.hidden) boxes[0]?.control.focus();
      return error.hidden;
    },
  };
}
