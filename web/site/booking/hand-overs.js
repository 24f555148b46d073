/** Hands tickets of a booking on, by links that work once. */

import { get, post, remove } from '../api.js';
import { confirmThat } from '../dialog.js';
import { el, fill } from '../dom.js';
import { shortTime } from '../format.js';
import { language, plural, t } from '../language.js';
import { linkBox } from '../link-box.js';
import { say } from '../messages.js';
import { focusHeading } from '../navigation.js';
import { explainOpen } from '../open-request.js';
import { problemBox } from '../parts.js';
import { once } from '../pending.js';
import { choice } from './choice.js';

/**
 * @param {string} bookingId
 * @param {function(): Object} current returns the booking that the person sees
 * @param {function(): Object} eventOf returns its event
 * @param {AbortSignal} signal of the view
 */
export function handOvers(bookingId, current, eventOf, signal) {
  const intent = `hand-over/${bookingId}`;
  const path = `/bookings/${bookingId}/hand-overs`;
  const box = problemBox();
  const links = el('ul', { class: 'links' });
  const node = el(
    'section',
    { class: 'card hand-overs', 'aria-labelledby': 'hand-overs', hidden: true },
    el('h2', { id: 'hand-overs' }, t('Links for your tickets')),
    el('p', { class: 'muted' }, t('Who opens a link first can take its tickets. Until then they are yours.')),
    box.node,
    links,
  );
  // Only the answer to the request that makes a link has its code.
  const codes = new Map();
  let open = [];
  let loads = 0;

  function draw() {
    node.hidden = open.length === 0 && box.node.hidden;
    fill(links, open.map(row));
  }

  function row({ handOverId, serials, expiresAt }) {
    const code = codes.get(handOverId);
    const many = serials.length;
    const event = eventOf();
    return el(
      'li',
      {},
      el('h3', {}, named(serials)),
      el('p', { class: 'muted' }, t('Works until {time}.', { time: shortTime(expiresAt, event.timeZone) })),
      code
        ? linkBox(
            `/hand-overs#${code}`,
            plural(many, 'Link for 1 ticket', 'Link for {n} tickets'),
            plural(many, '1 ticket for {event}', '{n} tickets for {event}', { event: event.name }),
          )
        : el(
            'p',
            { class: 'muted' },
            t('The link was shown when you made it. If you lost it, withdraw it and make another.'),
          ),
      el(
        'div',
        { class: 'actions' },
        el(
          'button',
          { type: 'button', class: 'danger', onclick: () => box.run(() => withdraw(handOverId), signal) },
          t('Withdraw'),
        ),
      ),
    );
  }

  /** `Tickets 2 and 3`, by their places on the page. */
  function named(serials) {
    const all = current().tickets ?? [];
    const places = serials.map((serial) => all.findIndex((ticket) => ticket.serial === serial) + 1);
    if (places.includes(0)) return plural(serials.length, '1 ticket', '{n} tickets');
    const list = new Intl.ListFormat(language).format(places.map(String));
    return plural(places.length, 'Ticket {list}', 'Tickets {list}', { list });
  }

  async function load(options) {
    const mine = ++loads;
    const { items } = await get(path, { signal, ...options });
    if (mine !== loads || signal.aborted) return;
    open = items.filter(({ state }) => state === 'OPEN');
    draw();
  }

  async function withdraw(handOverId) {
    const withdrawn = await confirmThat(
      t('Withdraw this link?'),
      [t('It no longer works, also if you have sent it. The tickets stay yours.')],
      t('Yes, withdraw it'),
      (stop) => remove(`${path}/${handOverId}`, { signal: stop }),
    );
    if (!withdrawn || signal.aborted) return;
    open = open.filter((each) => each.handOverId !== handOverId);
    say(t('The link no longer works. The tickets stay yours.'));
    draw();
    // The button that had the focus is gone.
    if (document.activeElement === document.body) focusNext();
    await load();
  }

  function focusNext() {
    const next = links.querySelector('button');
    if (next) next.focus();
    else focusHeading();
  }

  const send = (serials, stop) =>
    once(intent, { serials, generation: current().generation }, (body, key, repeated) =>
      post(`${path}?generation=${body.generation}`, { serials: body.serials }, { key, repeated, signal: stop }),
    );

  function arrive(made) {
    codes.set(made.handOverId, made.code);
    open = [{ state: 'OPEN', ...made }, ...open.filter(({ handOverId }) => handOverId !== made.handOverId)];
    box.clear();
    draw();
    links.querySelector('button')?.focus();
    say(t('The link is ready. Send it to one person.'));
  }

  const again = () =>
    box.run(async () => {
      try {
        const made = await send([], signal);
        if (!signal.aborted) arrive(made);
      } catch (problem) {
        if (!explain()) throw problem;
      }
    }, signal);

  const explain = () => {
    const any = explainOpen(
      box,
      intent,
      ({ serials }) => plural(serials.length, 'a link for 1 ticket', 'a link for {n} tickets'),
      again,
      load,
    );
    if (any) draw();
    return any;
  };

  return {
    node,
    explain,
    /** Loads the open links; a problem only hides them. */
    load: () => load({ quiet: true }).catch(() => {}),
    /** Asks which tickets, and makes a link. */
    async handOn() {
      const chosen = choice(current().tickets, t('Which tickets do you hand on?'));
      let made;
      await confirmThat(
        t('Hand tickets on?'),
        [
          t(
            'You get a link. Who opens it first can take the tickets, and signs in for that. Send it to one person only.',
          ),
          t(
            'The tickets get new codes then, and yours no longer let anybody in. Until then they are yours, and you can withdraw the link.',
          ),
        ],
        t('Make a link'),
        async (stop) => {
          made = await send(chosen.serials, stop);
        },
        { more: chosen.node, ready: chosen.ready, no: t('Leave it'), style: 'primary' },
      );
      if (signal.aborted) return;
      if (made) arrive(made);
      else explain();
    },
  };
}
