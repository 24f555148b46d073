/** Tickets over the whole screen, black on white, one at a time: swiping or a button leads to the next one. */

import { el, fill } from '../dom.js';
import { t } from '../language.js';
import { focusHeading } from '../navigation.js';
import { qrCode } from '../qr.js';

/**
 * @param {AbortSignal} signal of the view
 * @returns {{show: function(string), update: function(Array)}} `show` opens at the ticket of a code; `update` gets all
 *     tickets that let somebody in, as `{ code, title, name, label }`
 */
export function fullScreen(signal) {
  let tickets = [];
  let awake = null;
  const slides = el('ul', { class: 'slides', tabindex: 0, onscroll: mark });
  const before = el('button', { type: 'button', onclick: () => move(-1) });
  const after = el('button', { type: 'button', onclick: () => move(1) });
  const shut = el('button', { type: 'button', class: 'shut', autofocus: true, onclick: () => dialog.close() });
  const dialog = el(
    'dialog',
    { class: 'full-screen', onclick: closeByTap, onclose: closed },
    slides,
    el('p', { role: 'status', class: 'muted' }),
    el('div', { class: 'actions' }, before, after, shut),
  );

  const place = () => Math.round(slides.scrollLeft / slides.clientWidth) || 0;

  /** Shows whether there are others on either side. */
  function mark() {
    before.ariaDisabled = String(place() === 0);
    after.ariaDisabled = String(place() >= tickets.length - 1);
  }

  function at(index) {
    slides.scrollTo({ left: index * slides.clientWidth, behavior: 'instant' });
    mark();
  }

  const move = (by) => at(Math.max(0, Math.min(tickets.length - 1, place() + by)));

  function closeByTap({ target }) {
    if (!target.closest('button')) dialog.close();
  }

  function draw() {
    dialog.ariaLabel = slides.ariaLabel = t('Tickets');
    fill(before, t('Previous ticket'));
    fill(after, t('Next ticket'));
    fill(shut, t('Close'));
    before.hidden = after.hidden = tickets.length < 2;
    fill(
      slides,
      tickets.map(({ code, title, name, label }) =>
        el(
          'li',
          {},
          qrCode(code.replaceAll('-', ''), label),
          el('p', { class: 'code' }, code),
          el('h2', {}, title),
          name && el('p', { class: 'big' }, name),
        ),
      ),
    );
  }

  /** A screen that goes dark at the door is no ticket. Not every browser can keep it on. */
  async function stayAwake() {
    if (!dialog.open || document.hidden) return;
    const lock = await navigator.wakeLock?.request('screen').catch(() => null);
    if (dialog.open) awake = lock;
    else lock?.release();
  }

  function closed() {
    awake?.release().catch(() => {});
    awake = null;
    dialog.remove();
    // The view behind may have replaced the button that opened it.
    if (document.activeElement === document.body) focusHeading();
  }

  document.addEventListener('visibilitychange', stayAwake, { signal });
  signal.addEventListener('abort', () => dialog.close());
  return {
    show(code) {
      draw();
      document.body.append(dialog);
      dialog.showModal();
      at(tickets.findIndex((ticket) => ticket.code === code));
      stayAwake();
    },
    update(now) {
      const same = JSON.stringify(now) === JSON.stringify(tickets);
      tickets = now;
      if (!dialog.open || same) return;
      if (tickets.length === 0) return dialog.close();
      const index = Math.min(place(), tickets.length - 1);
      draw();
      at(index);
    },
  };
}
