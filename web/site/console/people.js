/** Who helps with an event: members and open invitations. */

import { get, post, remove } from '../api.js';
import { confirmThat } from '../dialog.js';
import { el, fill, keepingFocus } from '../dom.js';
import { shortTime } from '../format.js';
import { field, form } from '../forms.js';
import { t } from '../language.js';
import { linkBox } from '../link-box.js';
import { say } from '../messages.js';
import { go } from '../navigation.js';
import { explainOpen } from '../open-request.js';
import { problemBox } from '../parts.js';
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
  const members = el('ul', { class: 'rows', 'aria-label': t('Members') });
  const invitations = el('ul', { class: 'rows', 'aria-label': t('Open invitations') });
  const nobody = el(
    'p',
    { class: 'muted' },
    manages
      ? t(
          'Nobody helps with this event yet. Make a link, and send it to somebody who checks tickets in or runs it with you.',
        )
      : t('Nobody helps with this event yet.'),
  );
  // Only the answer to the request that makes an invitation has its code.
  const codes = new Map();
  let seen = { members: [], invitations: [] };
  let loads = 0;

  const select = el(
    'select',
    {},
    ['STEWARD', 'CO_ORGANIZER'].map((each) => el('option', { value: each }, ROLES[each].name)),
  );
  const as = field('role', t('Invite as'), {
    control: select,
    hint: t(
      'Stewards check tickets in and see names of guests. Co-organizers may do all but cancel the event and choose who helps.',
    ),
  });
  const invite = form([as], t('Make a link'), ({ role: chosen }) => make({ role: chosen }, signal).then(arrive));
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
    say(t('The link is ready. Send it to one person: it works once.'));
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
      ({ role: asked }) => ROLES[asked].invite,
      again,
      () => load(),
    );

  function draw() {
    nobody.hidden = seen.members.length > 0;
    fill(members, seen.members.map(member));
    fill(invitations, seen.invitations.map(invitation));
  }

  function member({ memberId, name: who = t('No name'), role: as, since }) {
    return el(
      'li',
      {},
      el(
        'div',
        {},
        el('h3', {}, who),
        el(
          'p',
          { class: 'muted' },
          t('{role} since {time}', { role: ROLES[as].name, time: shortTime(since, timeZone) }),
        ),
      ),
      manages &&
        el(
          'button',
          {
            type: 'button',
            'aria-label': t('Remove {person}', { person: who }),
            onclick: () => dismiss(memberId, who),
          },
          t('Remove'),
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
        el('h3', {}, ROLES[as].invitation),
        el('p', { class: 'muted' }, t('Works until {time}.', { time: shortTime(expiresAt, timeZone) })),
        code && linkBox(`/invitations#${code}`, t('Invitation to {name}', { name }), ROLES[as].help(name)),
      ),
      manages && el('button', { type: 'button', onclick: () => withdraw(invitationId) }, t('Withdraw')),
    );
  }

  async function withdraw(invitationId) {
    const gone = await confirmThat(
      t('Withdraw this invitation?'),
      [t('Its link no longer works, also if you have sent it. You can make another one.')],
      t('Yes, withdraw it'),
      (stop) => remove(`${path}/invitations/${invitationId}`, { signal: stop }),
    );
    if (!gone || signal.aborted) return;
    seen = { ...seen, invitations: seen.invitations.filter((each) => each.invitationId !== invitationId) };
    draw();
    select.focus();
    say(t('The link no longer works.'));
    changed();
  }

  async function dismiss(memberId, who) {
    const gone = await confirmThat(
      t('Remove {person}?', { person: who }),
      [
        t('{person} no longer sees or does anything for this event, within seconds.', { person: who }),
        t('To have them back, invite them again.'),
      ],
      t('Yes, remove them'),
      (stop) => remove(`${path}/members/${memberId}`, { signal: stop }),
      { no: t('Keep them') },
    );
    if (!gone || signal.aborted) return;
    seen = { ...seen, members: seen.members.filter((each) => each.memberId !== memberId) };
    keepingFocus(draw, select);
    say(t('{person} is removed.', { person: who }));
    changed();
  }

  async function load(options) {
    const mine = ++loads;
    const answer = await get(`${path}/members`, { signal, ...options });
    if (mine !== loads || signal.aborted) return;
    seen = answer;
    draw();
  }

  const node = el(
    'section',
    { class: 'card people', 'aria-labelledby': 'people' },
    el('h2', { id: 'people', tabindex: -1 }, t('People')),
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
    fail: (problem) => box.show(problem),
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
          t('Stop helping with {name}?', { name }),
          [t('You no longer see or do anything for this event.'), t('Only a new invitation brings you back.')],
          t('Yes, stop'),
          (stop) => remove(`/events/${eventId}/members/me`, { signal: stop }),
          { no: t('Stay') },
        );
        if (!left || signal.aborted) return;
        say(t('You no longer help with {name}.', { name }));
        go('/organize');
      },
    },
    t('Stop helping'),
  );
