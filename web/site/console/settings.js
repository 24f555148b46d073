/** What is set once and rarely changed: the capacity, the end of sales, the end of all of it. */

import { patch, post } from '../api.js';
import { now } from '../clock.js';
import { confirmForForm, confirmThat } from '../dialog.js';
import { el } from '../dom.js';
import { number } from '../format.js';
import { field, form } from '../forms.js';
import { t } from '../language.js';
import { say } from '../messages.js';
import { sale } from '../sales.js';

/**
 * @param {Object} first the event
 * @param {function(Object)} changed gets the event after each change
 * @param {AbortSignal} signal of the view
 * @param {boolean} mayCancel whether the person may cancel the event
 */
export function settings(first, changed, signal, mayCancel) {
  const path = `/events/${first.eventId}`;
  let event = first;

  const capacity = field('capacity', t('Capacity'), {
    type: 'number',
    inputmode: 'numeric',
    min: 1,
    max: 100000,
    required: true,
    value: first.capacity,
  });
  const change = form([capacity], t('Change capacity'), async (values) => {
    const wanted = Number(values.capacity);
    const send = async (options) => {
      const seen = await patch(path, { capacity: wanted }, options);
      // The view that follows shows nothing of it.
      signal.throwIfAborted();
      changed(seen);
    };
    const tell = () => say(t('The capacity is {n} now.', { n: number(event.capacity) }));
    if (wanted >= event.capacity) return send({ signal }).then(tell);
    // Groups that do not fit any more lose their place, and no later change gives it back.
    const lowered = await confirmForForm(
      t('Lower the capacity to {n}?', { n: number(wanted) }),
      [
        t(
          'Fewer tickets are on sale. Groups on the waitlist that are larger than the new capacity lose their place for good.',
        ),
      ],
      t('Yes, lower it'),
      (stop) => send({ signal: stop }),
      signal,
    );
    if (lowered) tell();
  });
  change.node.classList.add('inline');
  change.submit.classList.remove('primary');

  const close = el('button', { type: 'button', onclick: closeSales }, t('Close sales'));
  const closed = el('p', { class: 'muted' });
  const cancel = el('button', { type: 'button', class: 'danger', onclick: cancelEvent }, t('Cancel event'));

  async function closeSales() {
    const done = await confirmThat(
      t('Close sales of {name}?', { name: event.name }),
      [
        t('From now on, nobody can book or join the waitlist. Tickets that are sold stay valid.'),
        t('Those who wait still get tickets that are given back.'),
        t('To open sales again, choose “Edit” and set a later end.'),
      ],
      t('Yes, close sales'),
      async (stop) => {
        const seen = await patch(path, { salesUntil: new Date(now()).toISOString() }, { signal: stop });
        signal.throwIfAborted();
        changed(seen);
      },
      { no: t('Keep them open') },
    );
    if (done) say(t('Sales are closed. To open them again, choose “Edit” and set a later end.'));
  }

  async function cancelEvent() {
    const done = await confirmThat(
      t('Cancel {name}?', { name: event.name }),
      [
        t('All bookings are cancelled, including those on the waitlist. Tickets are no longer valid.'),
        t('You cannot undo this. You cannot publish a cancelled event again.'),
      ],
      t('Yes, cancel the event'),
      async (stop) => {
        const seen = await post(`${path}/cancel`, undefined, { signal: stop });
        signal.throwIfAborted();
        changed(seen);
      },
    );
    if (done) say(t('The event is cancelled. Its bookings are cancelled in a moment.'));
  }

  const sold = el('div', { class: 'setting' }, el('h3', {}, t('Tickets')), change.node);
  const selling = el('div', { class: 'setting' }, el('h3', {}, t('End of sales')), closed, close);
  const ending = el(
    'div',
    { class: 'setting' },
    el('h3', {}, t('Cancellation')),
    el('p', { class: 'muted' }, t('If the event does not take place, all guests get a mail.')),
    cancel,
  );
  const nothing = el('p', { class: 'muted' }, t('Nothing of this event can be changed any more.'));
  const node = el(
    'section',
    { class: 'card settings', 'aria-labelledby': 'settings' },
    el('h2', { id: 'settings', tabindex: -1 }, t('Settings')),
    sold,
    selling,
    ending,
    nothing,
  );

  return {
    node,
    update(seen) {
      event = seen;
      const { key, open } = sale(event);
      const ended = event.state === 'CANCELLED';
      sold.hidden = ended;
      selling.hidden = ended || key === 'draft';
      // Before sales begin, they cannot end now: “Edit” changes both times.
      close.hidden = !open;
      closed.hidden = open;
      closed.textContent =
        key === 'early'
          ? t('Sales have not begun. Choose “Edit” to change when they begin and end.')
          : t('Sales are closed.');
      ending.hidden = !mayCancel || ['cancelled', 'on', 'over'].includes(key);
      nothing.hidden = !ended;
    },
  };
}
