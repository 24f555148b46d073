/** The mails to the guests of an event: how many went out, and messages of the organizer. */

import { get, post } from '../api.js';
import { confirmThat } from '../dialog.js';
import { el, fill } from '../dom.js';
import { number, shortTime } from '../format.js';
import { field, form } from '../forms.js';
import { plural, t } from '../language.js';
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
  const refusals = el('p', { class: 'muted' }, t('An address that takes no mail refuses it. Nobody sees whose it is.'));
  refusals.hidden = true;
  const nothing = el('p', { class: 'muted' });
  const box = problemBox();
  let messages = [];
  let event = first;
  let loaded = false;

  const subject = field('subject', t('Subject'), { required: true, maxlength: 100 });
  const text = field('text', t('Message'), {
    control: el('textarea', { required: true, maxlength: 4000, rows: 5 }),
    hint: t('Everybody with a booking gets it by e-mail, also who waits. Who books later does not.'),
  });
  const letter = form([subject, text], t('Send message'), send, {
    // The other limits of a person are over within a minute.
    help: ({ type, retryAfter }) =>
      type === 'too-many-requests' && retryAfter > 60 && el('p', {}, t('An event can send 5 messages in 24 hours.')),
  });
  const writing = el('details', {}, el('summary', {}, t('Write to all guests')), letter.node);

  /** An earlier message without an answer is sent first: nothing else may be sent until its outcome is known. */
  async function send(typed) {
    const body = find(intent)?.body ?? typed;
    const guests = await reached();
    let answer;
    let refused;
    await confirmThat(
      t('Send “{subject}”?', { subject: body.subject }),
      [guests, t('You cannot take it back.')],
      t('Yes, send it'),
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
      { no: t('Do not send it') },
    );
    if (signal.aborted) return;
    if (refused) throw refused;
    if (answer) taken(answer, typed);
    else explainOpen();
  }

  function taken(message, typed) {
    messages = [message, ...messages.filter(({ messageId }) => messageId !== message.messageId)];
    draw();
    update(event);
    letter.box.clear();
    const same = message.subject === typed.subject && message.text === typed.text;
    if (same) letter.node.reset();
    say(
      same
        ? t('Your message is on its way. Guests get it in a few minutes.')
        : t('Your first message is on its way. The form has your later changes: send them as another message.'),
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
      t('There is no answer yet to “{subject}”.', { subject: open.body.subject }),
      t('Choose “Send message” to try again. Nobody gets it twice.'),
      button(t('Forget it'), forget),
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
    return complete
      ? plural(
          live,
          'It goes to the guests of 1 booking by e-mail.',
          'It goes to the guests of {n} bookings by e-mail.',
        )
      : plural(
          live,
          'It goes to the guests of more than 1 booking by e-mail.',
          'It goes to the guests of more than {n} bookings by e-mail.',
        );
  }

  async function load(options) {
    const seen = await get(`${path}/notices`, { signal, ...options });
    messages = seen.messages;
    const mailsOf = (label, value) => figure(label, number(value), plural(value, 'mail', 'mails'));
    fill(figures, mailsOf(t('Sent'), seen.sent), mailsOf(t('Refused'), seen.refused));
    refusals.hidden = seen.refused === 0;
    draw();
    loaded = true;
    update(event);
  }

  const loadQuietly = () => load({ quiet: true }).catch(() => {});

  function update(seen) {
    event = seen;
    const draft = event.state === 'DRAFTED';
    figures.hidden = draft || !loaded;
    // A cancelled event has no guests.
    writing.hidden = event.state !== 'PUBLISHED';
    const text = draft
      ? t(
          'A draft has no guests. After you publish it, mails about bookings go out by themselves, and you can write to everybody here.',
        )
      : t('You have not written to your guests. Mails about bookings go out by themselves.');
    nothing.hidden = !draft && (!loaded || messages.length > 0);
    if (nothing.textContent !== text) fill(nothing, text);
  }

  function draw() {
    fill(
      sent,
      messages.map((message) =>
        el(
          'li',
          {},
          el('h3', {}, message.subject),
          el('p', { class: 'muted' }, t('Sent {time}', { time: shortTime(message.sentAt, first.timeZone) })),
          el('p', { class: 'prose' }, message.text),
        ),
      ),
    );
  }

  const node = el(
    'section',
    { class: 'card mails', 'aria-labelledby': 'mails' },
    el(
      'div',
      { class: 'head' },
      el('h2', { id: 'mails', tabindex: -1 }, t('Mails')),
      el(
        'div',
        { class: 'actions' },
        button(t('Count again'), () => box.run(load, signal)),
      ),
    ),
    box.node,
    figures,
    refusals,
    nothing,
    writing,
    sent,
  );
  explainOpen();

  return {
    node,
    load,
    loadQuietly,
    update,
    fail: (problem) => box.show(problem),
  };
}
