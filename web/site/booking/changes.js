/** Changes the number of tickets of a booking: gives some back, adds some, waits for fewer. */

import { patch, Problem } from '../api.js';
import { confirmThat } from '../dialog.js';
import { el } from '../dom.js';
import { placeInLine } from '../standing.js';
import { field, upTo } from '../forms.js';
import { plural, t } from '../language.js';
import { say } from '../messages.js';
import { explainOpen } from '../open-request.js';
import { find, once } from '../pending.js';
import { choice } from './choice.js';

// A request of the API adds no more than that.
const MOST_AT_ONCE = 10;

const WISHES = {
  giveBack: ({ length }) => plural(length, 'give 1 ticket back', 'give {n} tickets back'),
  add: (more) => plural(more, 'get 1 more', 'get {n} more'),
  quantity: (number) => plural(number, 'wait for 1 ticket', 'wait for {n} tickets'),
};
const DONE = {
  giveBack: ({ length }) => plural(length, 'You gave 1 ticket back.', 'You gave {n} tickets back.'),
  add: (more) => plural(more, 'You have 1 ticket more.', 'You have {n} tickets more.'),
  quantity: (number) => plural(number, 'You wait for 1 ticket now.', 'You wait for {n} tickets now.'),
};

const inWords = (texts, wish) => Object.entries(wish).map(([kind, value]) => texts[kind](value))[0];

/** How many tickets can be added to a booking. */
export const roomFor = ({ quantity }, { maxTicketsPerBooking, capacity }) =>
  Math.min(MOST_AT_ONCE, Math.min(maxTicketsPerBooking, capacity) - quantity);

/**
 * @param {string} bookingId
 * @param {function(): Object} current returns the booking that the person sees: a change is for this one alone
 * @param {function(Object)} taken gets the booking after an answer
 * @param {Object} box shows what went wrong and what is open
 * @param {AbortSignal} signal of the view
 */
export function changes(bookingId, current, taken, box, signal) {
  const intent = `change/${bookingId}`;

  /** A change without an answer is sent again as it was, for the booking that the person saw then. */
  async function send(wish, stop) {
    const { generation, revision } = current();
    let sent;
    const booking = await once(intent, { wish, generation, revision }, (body, key, repeated) => {
      sent = body;
      return patch(`/bookings/${bookingId}?generation=${body.generation}`, body.wish, {
        key,
        repeated,
        match: body.revision,
        signal: stop,
      });
    });
    return { booking, wish: sent.wish };
  }

  async function ask(question, consequences, yes, wish, options) {
    let answer;
    let outdated;
    await confirmThat(
      question,
      consequences,
      yes,
      async (stop) => {
        try {
          answer = await send(wish(), stop);
        } catch (problem) {
          if (problem.type !== 'precondition-failed') throw asShort(problem);
          outdated = problem;
        }
      },
      { no: t('Leave it'), ...options },
    );
    if (signal.aborted) return;
    if (outdated) refuse(outdated);
    else if (answer) arrive(answer);
    else explain();
  }

  function arrive({ booking, wish }) {
    box.clear();
    say(inWords(DONE, wish));
    taken(booking);
  }

  /** The booking is not as the person saw it, so they decide again. */
  function refuse(problem) {
    if (problem.members.booking) taken(problem.members.booking);
    box.show(problem);
    box.node.scrollIntoView({ block: 'center' });
  }

  const again = () =>
    box.run(async () => {
      try {
        const answer = await send(null, signal);
        if (!signal.aborted) arrive(answer);
      } catch (problem) {
        if (problem.type === 'precondition-failed' && !signal.aborted) refuse(problem);
        else if (find(intent)) explain();
        else throw asShort(problem);
      }
    }, signal);

  /** Shows a change without an answer. */
  function explain() {
    const forgotten = async () => taken(current());
    if (!explainOpen(box, intent, ({ wish }) => inWords(WISHES, wish), again, forgotten)) return;
    taken(current());
    box.node.scrollIntoView({ block: 'center' });
  }

  return {
    explain,
    /** Whether a change has no answer yet: until then, there is no other one. */
    isOpen: () => find(intent) !== null,

    giveBack() {
      const chosen = choice(current().tickets, t('Which tickets do you give back?'));
      const all = el('p', { class: 'error', role: 'alert', hidden: true });
      all.textContent = t('These are all of your tickets. To give all back, choose “Cancel booking”.');
      const ready = () => {
        if (!chosen.ready()) return false;
        all.hidden = chosen.serials.length < current().quantity;
        return all.hidden;
      };
      return ask(
        t('Give tickets back?'),
        [
          t('They go to the waitlist, or on sale again. Their codes no longer let anybody in.'),
          t('You cannot undo this. You keep the others, with the codes that they have.'),
        ],
        t('Give them back'),
        () => ({ giveBack: chosen.serials }),
        { more: el('div', {}, chosen.node, all), ready },
      );
    },

    add(event) {
      const more = field('add', t('How many more?'), { control: el('select', {}, upTo(roomFor(current(), event))) });
      return ask(
        t('More tickets for {event}?', { event: event.name }),
        [
          t(
            'They are yours at once if so many are on sale, and get codes of their own. The tickets that you have stay as they are.',
          ),
          t('If there are not enough, nothing changes. You do not join the waitlist.'),
        ],
        t('Get them'),
        () => ({ add: Number(more.value) }),
        { more: more.node, style: 'primary' },
      );
    },

    waitForFewer() {
      const booking = current();
      const number = field('quantity', t('How many tickets do you wait for?'), {
        control: el('select', {}, upTo(booking.quantity - 1)),
      });
      number.control.value = String(booking.quantity - 1);
      return ask(
        t('Wait for fewer tickets?'),
        [
          t('You keep your place: you are {place}. If so many tickets are left for you, you get them at once.', {
            place: placeInLine(booking),
          }),
          t('You cannot undo this. To wait for more, leave the waitlist and join it again, at its end.'),
        ],
        t('Wait for fewer'),
        () => ({ quantity: Number(number.value) }),
        { more: number.node, style: 'primary' },
      );
    },
  };
}

/** Who has tickets and wants more cannot join the waitlist, so the usual advice is wrong here. */
function asShort(problem) {
  if (!['sold-out', 'not-enough-seats'].includes(problem.type)) return problem;
  return new Problem(problem.status, { ...problem.members, type: 'no-more-tickets' });
}
