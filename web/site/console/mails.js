/** The mails to the guests of an event: how many went out, and messages of the organizer. */

import { get, post } from '../api.js';
import { confirmThat } from '../dialog.js';
import { el, fill } from '../dom.js';
import { number, shortTime } from '../format.js';
import { field, form } from '../forms.js';
import { say } from '../messages.js';
import { button, problemBox } from '../parts.js';
import { find, giveUp, once } from '../pending.js';
import { figure } from './figure.js';

/**
 * @param {Object} first the event
 * @param {function(): Promise<{items: Array, complete: boolean}>} attendees loads the attendee list
 * @param {AbortSignal} signal of the view
 */
export function mails(first, attendees, signal) {
  const path = `/events/${first.eventId}`;
  const intent = `message/${first.eventId}`;
  const figures = el('dl', { class: 'figures' });
  const sent = el('ol', { class: 'letters' });
  const refusals = el('p', { class: 'muted' }, 'An address that takes no mail refuses it. Nobody sees whose it is.');
  const box = problemBox();
  let messages = [];
  let event = first;
  let loaded = false;

  const subject = field('subject', 'Subject', { required: true, maxlength: 100 });
  const text = field('text', 'Message', {
    control: el('textarea', { required: true, maxlength: 4000, rows: 5 }),
    hint: 'Everybody with a booking gets it by e-mail, also who waits. Who books later does not.',
  });
  const letter = form([subject, text], 'Send message', send, {
    // The other limits of a person are over within a minute.
    help: ({ type, retryAfter }) =>
      type === 'too-many-requests' && retryAfter > 60 && el('p', {}, 'An event can send 5 messages in 24 hours.'),
  });
  const writing = el('details', {}, el('summary', {}, 'Write to all guests'), letter.node);

  /** An earlier message without an answer is sent first: nothing else may be sent until its outcome is known. */
  async function send(typed) {
    const body = find(intent)?.body ?? typed;
    const guests = await reached();
    let answer;
    let refused;
    await confirmThat(
      `Send “${body.subject}”?`,
      [`It goes to ${guests} by e-mail.`, 'You cannot take it back.'],
      'Yes, send it',
      async (stop) => {
        try {
          answer = await once(intent, body, (message, key, repeated) =>
            post(`${path}/messages`, message, { key, repeated, signal: stop }),
          );
        } catch (problem) {
          // The form shows these.
          if (problem.type !== 'invalid-request' && problem.status !== 429) throw problem;
          refused = problem;
        }
      },
      { no: 'Do not send it' },
    );
    if (signal.aborted) return;
    if (refused) throw refused;
    if (answer) taken(answer, typed);
    else explainOpen();
  }

  function taken(message, typed) {
    messages = [message, ...messages.filter(({ messageId }) => messageId !== message.messageId)];
    draw();
    letter.box.clear();
    const same = message.subject === typed.subject && message.text === typed.text;
    if (same) letter.node.reset();
    say(
      same
        ? 'Your message is on its way. Guests get it in a few minutes.'
        : 'Your first message is on its way. The form has your later changes: send them as another message.',
    );
    loadQuietly();
  }

  /** A message without an answer is in the form again, also after a reload. */
  function explainOpen() {
    const open = find(intent);
    if (!open) return;
    if (!subject.value && !text.value) {
      subject.control.value = open.body.subject;
      text.control.value = open.body.text;
    }
    writing.open = true;
    letter.box.explain(
      `There is no answer yet to “${open.body.subject}”.`,
      'Choose “Send message” to try again. Nobody gets it twice.',
      button('Forget it', forget),
    );
  }

  /** The list of messages then shows whether it was sent. */
  async function forget() {
    giveUp(intent);
    letter.box.clear();
    await box.run(load, signal);
  }

  /** Whom a message reaches, as the attendee list says it now. */
  async function reached() {
    const { items, complete } = await attendees();
    const live = items.filter(({ state }) => state !== 'CANCELLED').length;
    const bookings = `${number(live)} ${live === 1 ? 'booking' : 'bookings'}`;
    return complete ? `the guests of ${bookings}` : `the guests of more than ${bookings}`;
  }

  async function load(options) {
    const seen = await get(`${path}/notices`, { signal, ...options });
    messages = seen.messages;
    const mailsOf = (label, value) => figure(label, number(value), value === 1 ? 'mail' : 'mails');
    fill(figures, mailsOf('Sent', seen.sent), mailsOf('Refused', seen.refused));
    refusals.hidden = seen.refused === 0;
    draw();
    loaded = true;
    update(event);
  }

  const loadQuietly = () => load({ quiet: true }).catch(() => {});

  function update(seen) {
    event = seen;
    node.hidden = !loaded || event.state === 'DRAFTED';
    // A cancelled event has no guests.
    writing.hidden = event.state !== 'PUBLISHED';
  }

  function draw() {
    fill(
      sent,
      messages.map((message) =>
        el(
          'li',
          {},
          el('h3', {}, message.subject),
          el('p', { class: 'muted' }, 'Sent ', shortTime(message.sentAt, first.timeZone)),
          el('p', { class: 'prose' }, message.text),
        ),
      ),
    );
  }

  const node = el(
    'section',
    { class: 'card mails', 'aria-labelledby': 'mails', hidden: true },
    el(
      'div',
      { class: 'head' },
      el('h2', { id: 'mails' }, 'Mails'),
      el(
        'div',
        { class: 'actions' },
        button('Count again', () => box.run(load, signal)),
      ),
    ),
    box.node,
    figures,
    refusals,
    writing,
    sent,
  );
  explainOpen();

  return {
    node,
    load,
    loadQuietly,
    update,
    /** An admin sees the console of other organizers, but not what they write. */
    fail(problem) {
      if (problem.status === 404) return;
      box.show(problem);
      node.hidden = event.state === 'DRAFTED';
    },
  };
}
