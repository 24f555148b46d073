/** The door of an event: a steward checks tickets in, with a phone in the hand. */

import { el, fill, keepingFocus } from '../dom.js';
import { clockOrDay, flawed, leftOf, reason, resultOf, who } from '../door/answers.js';
import { camera } from '../door/camera.js';
import { readCode } from '../door/code.js';
import { openDesk } from '../door/desk.js';
import { guests } from '../door/guests.js';
import { drop, kept } from '../door/list.js';
import { reports } from '../door/reports.js';
import { signals } from '../door/signals.js';
import { tidy, whereOf } from '../door/tidy.js';
import { field } from '../forms.js';
import { number, plural, t } from '../language.js';
import { say } from '../messages.js';
import { ownEvent } from '../pages.js';
import { button } from '../parts.js';
import * as session from '../session.js';
import { device } from '../store.js';
import { styles } from '../styles.js';

const MOST = 5;
const broken = () => ({
  look: 'bad',
  title: t('Something went wrong'),
  detail: t('Check this ticket again.'),
  count: '',
});

export default async function door({ id, signal }) {
  const [event] = await Promise.all([eventOf(id, signal), styles('/door/door.css'), tidy()]);
  const { timeZone } = event;
  device.write('door', true);
  let desk = null;
  // The last results, newest first.
  let results = [];
  // A scanner is faster than the network, so tickets wait for their turn.
  let turn = Promise.resolve();
  let waiting = 0;

  const title = el('h1', { tabindex: -1 }, event.name);
  const state = el('p', { class: 'muted' }, t('Loading the list of tickets.'));
  const result = el('div', { class: 'result ready' }, t('Ready for the first ticket.'));
  const ways = el('div', { class: 'actions' });
  const code = field('ticketCode', t('Ticket code'), {
    autocomplete: 'off',
    autocapitalize: 'characters',
    spellcheck: 'false',
    enterkeyhint: 'go',
  });
  const submit = el('button', { class: 'primary' }, t('Check in'));
  const undo = button(t('Undo the last'), undoLast, { hidden: true });
  const recent = el('ol', { class: 'recent' });
  const given = signals();
  const eye = camera(take, signal);
  const finder = guests(event, () => desk, admit, signal);
  const report = reports(
    event,
    () => desk,
    finder.nameOf,
    () => given.give('bad'),
  );

  function update() {
    if (desk === null) return;
    const { list, reachable, inside } = desk;
    const offline = list ? t('Offline, list of {time}', { time: clockOrDay(list.loadedAt, timeZone) }) : t('Offline');
    const all = list && Math.max(list.items.length, inside.size);
    const inNow = list
      ? plural(all, '{inside} of 1 ticket in', '{inside} of {n} tickets in', { inside: number(inside.size) })
      : t('no list yet');
    const text = [reachable ? t('Online') : offline, inNow].join(' · ');
    if (state.textContent !== text) fill(state, text);
    state.classList.toggle('offline', !reachable);
    finder.update();
    report.draw();
  }

  function submitted(submission) {
    submission.preventDefault();
    const text = code.value;
    code.control.value = '';
    if (text !== '') take(text, performance.now());
  }

  /** Takes what was read or typed. */
  function take(text, at) {
    inTurn(async () => {
      const read = readCode(text);
      if (read.flaw) show(flawed(read.flaw), at);
      else await check({ code: read.code }, at);
    }, at);
  }

  function admit(shown) {
    const at = performance.now();
    inTurn(() => check(shown, at), at);
  }

  function inTurn(work, at) {
    waiting++;
    submit.ariaBusy = 'true';
    turn = turn
      .then(() => signal.aborted || work())
      .catch((error) => {
        show(broken(), at);
        reportError(error);
      })
      .finally(() => {
        if (--waiting === 0) submit.ariaBusy = null;
      });
  }

  async function check(shown, at) {
    const done = await desk.check(shown);
    if (signal.aborted) return;
    const names = { ...shown.names, ...done.names };
    const seen = resultOf({ ...done, names }, timeZone, desk.list?.loadedAt);
    show(seen, at, { id: seen.look === 'good' ? done.id : undefined, person: who(names) });
    const left = leftOf(done, desk);
    const rest = left.tickets > 0 && seen.look !== 'bad' && { ticket: left.ticket, all: true, names };
    fill(
      ways,
      rest && button(t('Let in all that is left ({n})', { n: left.tickets }), () => admit(rest)),
      seen.anyway && button(t('Let in, and check later'), () => admit({ ...shown, anyway: true })),
    );
  }

  /** Shows a result, for a frame that was taken or a code that was typed at a time. */
  function show(seen, at, { id, person } = {}) {
    result.className = `result ${seen.look}`;
    const text = [
      el('strong', {}, seen.title),
      el('p', {}, seen.detail),
      seen.count && el('p', { class: 'count' }, seen.count),
    ];
    fill(
      result,
      el('div', { role: seen.look === 'good' ? null : 'alert' }, text, seen.later && el('p', {}, seen.later)),
    );
    fill(ways);
    if (seen.look === 'good') say(`${seen.title}. ${seen.detail}.`, { heard: true });
    given.give(seen.look);
    results = [{ ...seen, id, person, time: Date.now() }, ...results].slice(0, MOST);
    drawResults();
    performance.measure('box-office.result', { start: at });
  }

  function drawResults() {
    keepingFocus(() => (undo.hidden = !results.some(({ id }) => id !== undefined)), title);
    fill(
      recent,
      results.map(({ look, title: what, person, time }) =>
        el(
          'li',
          { class: look },
          el('span', { class: 'muted' }, clockOrDay(time, timeZone)),
          el('span', {}, look !== 'good' && person && person !== t('Guest') ? `${what}: ${person}` : what),
        ),
      ),
    );
  }

  async function undoLast() {
    await turn;
    const undone = results.find(({ id }) => id !== undefined);
    if (undone === undefined) return;
    try {
      if (!(await desk.undo(undone.id))) {
        say(t('The server has not answered yet. Try again in a moment.'));
        return;
      }
    } catch (problem) {
      if (signal.aborted) return;
      if (problem.type === undefined) throw problem;
      say(reason(problem, timeZone).join('. '));
      return;
    }
    const { person } = undone;
    Object.assign(undone, { id: undefined, look: 'wait', title: t('Undone: {person}', { person }), person: undefined });
    result.className = 'result ready';
    fill(result, t('The check-in of {person} is undone.', { person }));
    fill(ways);
    drawResults();
    say(t('The check-in is undone. The ticket can come in again.'));
  }

  /** A hand scanner types wherever the focus is: its code must not press a button. */
  function redirect({ key, target, ctrlKey, metaKey, altKey }) {
    const types = key.length === 1 && key !== ' ' && !ctrlKey && !metaKey && !altKey;
    if (types && !target.matches('input:not([type=checkbox])')) code.control.focus();
  }

  desk = await openDesk(event, signal, update);
  update();
  document.addEventListener('keydown', redirect, { signal });
  stayAwake(signal);
  signal.addEventListener('abort', () => {
    const left = desk.waiting.length;
    if (left > 0 && session.current())
      say(
        plural(
          left,
          '1 check-in waits for the network. Open this door again to send it.',
          '{n} check-ins wait for the network. Open this door again to send them.',
        ),
      );
  });

  return {
    title: t('Door: {name}', { name: event.name }),
    content: el(
      'article',
      { class: 'at-door' },
      el('header', {}, el('a', { class: 'button plain', href: back(event) }, t('Leave')), el('div', {}, title, state)),
      eye.node,
      el('div', { class: 'outcome' }, result, ways),
      el('form', { novalidate: true, onsubmit: submitted }, code.node, submit),
      report.line,
      report.node,
      el(
        'section',
        { 'aria-labelledby': 'recent' },
        el('div', { class: 'head' }, el('h2', { id: 'recent' }, t('Last results')), undo),
        recent,
      ),
      finder.node,
      given.node,
    ),
  };
}

/** The event, if the person may check in there; without a network, as this device knows it. */
async function eventOf(id, signal) {
  const where = whereOf(session.current(), id);
  try {
    return await ownEvent(id, { signal });
  } catch (problem) {
    if ([403, 404].includes(problem.status)) await drop(where);
    const list = problem.open ? await kept(where) : null;
    if (list === null) throw problem;
    return list.event;
  }
}

const back = ({ eventId, role }) => (role === 'STEWARD' ? '/organize' : `/organize/${eventId}`);

/** Keeps the screen on, where the browser can. */
function stayAwake(signal) {
  let lock = null;
  const ask = async () => {
    if (document.hidden || signal.aborted) return;
    lock = (await navigator.wakeLock?.request('screen').catch(() => null)) ?? null;
    if (signal.aborted) lock?.release();
  };
  document.addEventListener('visibilitychange', ask, { signal });
  signal.addEventListener('abort', () => lock?.release());
  ask();
}
