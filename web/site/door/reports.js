/** Answers that came after the guest: each stays until somebody has seen it. */

import { el, fill, keepingFocus } from '../dom.js';
import { plural, t } from '../language.js';
import { button } from '../parts.js';
import { lateAnswer } from './answers.js';
import { find, names } from './list.js';
import { differs } from './queue.js';

/**
 * @param {Object} event
 * @param {function(): Object} desk
 * @param {function(string): (string|undefined)} nameOf the name of who booked, by the booking's id
 * @param {function()} alarm is called when an answer is there that differs from what the door said
 */
export function reports(event, desk, nameOf, alarm) {
  const heading = el('h2', { id: 'late', tabindex: -1 }, t('Answers that came later'));
  const waiting = el('p', { role: 'status', class: 'waiting' });
  const again = button(t('Send now'), () => desk().goRound());
  const conflicts = el('ul', { class: 'conflicts' });
  const counted = el('ul');
  const summary = el('summary');
  const done = button(t('Clear the counted ones'), () =>
    desk().acknowledge(desk().late.filter((check) => !differs(check))),
  );
  const rest = el('div', { class: 'actions' }, el('details', {}, summary, counted), done);
  const line = el('div', { class: 'actions' }, waiting, again);
  const node = el('section', { class: 'late', 'aria-labelledby': 'late', hidden: true }, heading, conflicts, rest);
  let draws = 0;
  let shown = '';

  async function draw() {
    const mine = ++draws;
    const { late, waiting: left, list } = desk();
    const all = await Promise.all(late.map(async (check) => [check, await text(check, list)]));
    if (mine !== draws) return;
    // Screen readers read each alert that is made anew.
    const now = JSON.stringify([all, left.length]);
    if (now === shown) return;
    shown = now;
    const [wrong, right] = [true, false].map((which) => all.filter(([check]) => differs(check) === which));
    if (wrong.length > conflicts.childElementCount) alarm();
    keepingFocus(() => {
      node.hidden = all.length === 0;
      line.hidden = left.length === 0;
      const sentence =
        left.length === 0
          ? ''
          : plural(left.length, '1 check-in waits for the network.', '{n} check-ins wait for the network.');
      if (waiting.textContent !== sentence) fill(waiting, sentence);
      fill(
        conflicts,
        wrong.map(([check, answer]) => conflict(check, answer)),
      );
      rest.hidden = right.length === 0;
      fill(summary, plural(right.length, '1 check-in is counted', '{n} check-ins are counted'));
      fill(
        counted,
        right.map(([, answer]) => el('li', {}, `${answer.person}. ${answer.detail}`)),
      );
    }, heading);
  }

  function conflict(check, { title, person, detail }) {
    return el(
      'li',
      { class: `result ${check.state === 'counted' ? 'good' : 'bad'}` },
      el('div', { role: 'alert' }, el('strong', {}, title), el('p', {}, person), el('p', {}, detail)),
      button(t('Seen'), () => desk().acknowledge([check]), { 'aria-label': `${t('Seen')}: ${person}` }),
    );
  }

  /** The names are sealed under the code; a guest who was picked has them only while this page is open. */
  async function text(check, list) {
    const { ticketCode } = check.body;
    const item = await find(list, ticketCode);
    const known = item ? await names(item, ticketCode) : { name: nameOf(check.tickets[0]?.bookingId) };
    return lateAnswer(check, list, known, event.timeZone);
  }

  return { node, line, draw };
}
