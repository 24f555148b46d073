/** Who helps with an event: members and open invitations. */

import { get, post, remove } from '../api.js';
import { confirmThat } from '../dialog.js';
import { el, fill, keepingFocus } from '../dom.js';
import { shortTime } from '../format.js';
import { field, form } from '../forms.js';
import { linkBox } from '../link-box.js';
import { say } from '../messages.js';
import { go } from '../navigation.js';
import { explainOpen } from '../open-request.js';
import { button, problemBox } from '../parts.js';
import { once } from '../pending.js';
import { ROLES } from './roles.js';

/**
 * @param {Object} event
 * @param {function()} changed is called after a change, which is in the log
 * @param {AbortSignal} signal of the view
 */
export function people({ eventId, name, timeZone, role }, changed, signal) {
  const path = `/events/${eventId}`;
  const intent = `invitation/${eventId}`;
  const manages = role === 'ORGANIZER';
  const box = problemBox();
  const members = el('ul', { class: 'rows', 'aria-label': 'Members' });
  const invitations = el('ul', { class: 'rows', 'aria-label': 'Open invitations' });
  const nobody = el('p', { class: 'muted' }, 'Nobody helps with this event yet.');
  // Only the answer to the request that makes an invitation has its code.
  const codes = new Map();
  let seen = { members: [], invitations: [] };
  let loads = 0;

  const select = el(
    'select',
    {},
    ['STEWARD', 'CO_ORGANIZER'].map((each) => el('option', { value: each }, ROLES[each].name)),
  );
  const as = field('role', 'Invite as', {
    control: select,
    hint: 'Stewards check tickets in and see names of guests. Co-organizers may do all but cancel the event and choose who helps.',
  });
  const invite = form([as], 'Make a link', ({ role: chosen }) => make({ role: chosen }, signal).then(arrive));
  invite.submit.classList.remove('primary');

  const make = (body, stop) =>
    once(intent, body, (sent, key, repeated) => post(`${path}/invitations`, sent, { key, repeated, signal: stop }));

  function arrive(made) {
    if (signal.aborted) return;
    codes.set(made.invitationId, made.code);
    const others = seen.invitations.filter(({ invitationId }) => invitationId !== made.invitationId);
    seen = { ...seen, invitations: [made, ...others] };
    box.clear();
    draw();
    invitations.querySelector('button')?.focus();
    say('The link is ready. Send it to one person: it works once.');
    changed();
  }

  const again = () =>
    box.run(async () => {
      try {
        arrive(await make({}, signal));
      } catch (problem) {
        if (!explain()) throw problem;
      }
    }, signal);

  const explain = () =>
    explainOpen(
      box,
      intent,
      ({ role: asked }) => `invite ${ROLES[asked].article}`,
      again,
      () => load(),
    );

  function draw() {
    nobody.hidden = seen.members.length > 0;
    fill(members, seen.members.map(member));
    fill(invitations, seen.invitations.map(invitation));
  }

  function member({ memberId, name: who = 'No name', role: as, since }) {
    return el(
      'li',
      {},
      el(
        'div',
        {},
        el('h3', {}, who),
        el('p', { class: 'muted' }, `${ROLES[as].name} since `, shortTime(since, timeZone)),
      ),
      manages &&
        el(
          'button',
          { type: 'button', 'aria-label': `Remove ${who}`, onclick: () => dismiss(memberId, who) },
          'Remove',
        ),
    );
  }

  function invitation({ invitationId, role: as, expiresAt }) {
    const code = codes.get(invitationId);
    return el(
      'li',
      {},
      el(
        'div',
        {},
        el('h3', {}, `Invitation for ${ROLES[as].article}`),
        el('p', { class: 'muted' }, 'Works until ', shortTime(expiresAt, timeZone), '.'),
        code && linkBox(`/invitations#${code}`, `Invitation to ${name}`, `Help with ${name} as ${ROLES[as].article}`),
      ),
      manages && button('Withdraw', () => box.run(() => withdraw(invitationId), signal)),
    );
  }

  async function withdraw(invitationId) {
    await remove(`${path}/invitations/${invitationId}`, { signal });
    seen = { ...seen, invitations: seen.invitations.filter((each) => each.invitationId !== invitationId) };
    keepingFocus(draw, select);
    say('The link no longer works.');
    changed();
  }

  async function dismiss(memberId, who) {
    const gone = await confirmThat(
      `Remove ${who}?`,
      [
        `${who} no longer sees or does anything for this event, within seconds.`,
        'To have them back, invite them again.',
      ],
      'Yes, remove them',
      (stop) => remove(`${path}/members/${memberId}`, { signal: stop }),
      { no: 'Keep them' },
    );
    if (!gone || signal.aborted) return;
    seen = { ...seen, members: seen.members.filter((each) => each.memberId !== memberId) };
    keepingFocus(draw, select);
    say(`${who} is removed.`);
    changed();
  }

  async function load(options) {
    const mine = ++loads;
    const answer = await get(`${path}/members`, { signal, ...options });
    if (mine !== loads || signal.aborted) return;
    seen = answer;
    draw();
    node.hidden = false;
  }

  const node = el(
    'section',
    { class: 'card people', 'aria-labelledby': 'people', hidden: true },
    el('h2', { id: 'people' }, 'People'),
    box.node,
    nobody,
    members,
    invitations,
    manages && invite.node,
  );
  explain();

  return {
    node,
    load,
    loadQuietly: () => load({ quiet: true }).catch(() => {}),
    fail(problem) {
      // An admin sees the console of other organizers, but not who helps them.
      if (problem.status === 404 || problem.status === 403) return;
      box.show(problem);
      node.hidden = false;
    },
  };
}

/** A button for a member who stops to help. */
export const leaving = ({ eventId, name }, signal) =>
  el(
    'button',
    {
      type: 'button',
      onclick: async () => {
        const left = await confirmThat(
          `Stop to help with ${name}?`,
          ['You no longer see or do anything for this event.', 'Only a new invitation brings you back.'],
          'Yes, leave',
          (stop) => remove(`/events/${eventId}/members/me`, { signal: stop }),
          { no: 'Stay' },
        );
        if (!left || signal.aborted) return;
        say(`You no longer help with ${name}.`);
        go('/organize');
      },
    },
    'Leave',
  );
