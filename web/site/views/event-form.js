/** Creates or changes an event. */

import { patch, post } from '../api.js';
import { note } from '../catalogue.js';
import { now } from '../clock.js';
import { el } from '../dom.js';
import { field, form, upTo } from '../forms.js';
import { say } from '../messages.js';
import { go, redraw } from '../navigation.js';
import { ownEvent } from '../pages.js';
import { button } from '../parts.js';
import { find, once } from '../pending.js';
import * as session from '../session.js';
import { tab } from '../store.js';
import { allZones, toInstant, toLocal } from '../zones.js';

const INTENT = 'create-event';
// Without a limit, browsers accept years of six digits.
const LATEST = '2199-12-31T23:59';
// The API shows them only if they are different.
const SWITCHES = { reminder: true, repliesToOrganizer: false, handOvers: true };
const TIMES = ['startsAt', 'endsAt', 'salesFrom', 'salesUntil', 'cancelUntil'];

export default function eventForm({ id, signal }) {
  return id ? edit(id, signal) : create(signal);
}

function create(signal) {
  const open = find(INTENT);
  const email = session.current()?.email;
  const draft = draftOf(email, 'new');
  const { node, box } = sheet(open?.body ?? {}, draft, 'Create event', async (body, values) => {
    const earlier = find(INTENT)?.body;
    const event = await once(INTENT, body, (intent, key, repeated) => post('/events', intent, { key, repeated }));
    // The event exists, also if the person has left: the draft must not create another one.
    draft.keep(null);
    const other = earlier && JSON.stringify(earlier) !== JSON.stringify(body);
    if (other && session.current()?.email === email) draftOf(email, event.eventId).keep(values);
    if (signal.aborted) return;
    const { capacity, eventId } = event;
    const smaller =
      capacity === body.capacity
        ? ''
        : ` Its capacity is ${capacity}: change the capacity in the console of the event.`;
    say(
      other
        ? `Your first try created the event.${smaller} This form has your later changes. Save them.`
        : 'The event is a draft. Publish it when it is ready.',
    );
    go(other ? `/organize/${eventId}/edit` : `/organize/${eventId}`);
  });
  if (open)
    box.explain(
      'You sent this event, but no answer came.',
      'Choose “Create event” to try again. The event is not created twice.',
    );
  return page('New event', 'A new event is a draft. Nobody else sees it until you publish it.', node);
}

async function edit(id, signal) {
  const draft = draftOf(session.current()?.email, id);
  const event = await ownEvent(id, { signal });
  const { node } = sheet(
    event,
    draft,
    'Save changes',
    async (body) => {
      const changes = Object.fromEntries(
        Object.entries(body).filter(([name, value]) => value !== (event[name] ?? SWITCHES[name] ?? '')),
      );
      // Without an end, the API moves the old one with the start. The form shows which one is meant.
      if (changes.startsAt) changes.endsAt = body.endsAt;
      if (Object.keys(changes).length > 0) note(await patch(`/events/${id}`, changes, { signal }));
      draft.keep(null);
      if (signal.aborted) return;
      say('Your changes are saved.');
      go(`/organize/${id}`);
    },
    el('a', { class: 'button', href: `/organize/${id}` }, 'Back'),
  );
  return page('Edit event', event.name, node);
}

/** The values that a person typed but did not save. This tab keeps them for this person, also after a new sign-in. */
function draftOf(email, id) {
  const name = `draft/${email?.toLowerCase()}/${id}`;
  return { values: tab.read(name), keep: (values) => tab.write(name, values) };
}

const page = (title, lead, node) => ({
  title,
  content: el('section', { class: 'sheet' }, el('h1', {}, title), el('p', { class: 'lead' }, lead), node),
});

function sheet(event, draft, action, send, ...beside) {
  const isNew = event.eventId === undefined;
  const zone = event.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const time = (name, label, options = {}) =>
    field(name, label, {
      type: 'datetime-local',
      max: LATEST,
      value: event[name] ? toLocal(event[name], zone) : '',
      ...options,
    });
  const name = field('name', 'Name', { required: true, maxlength: 120, value: event.name ?? '' });
  const venue = field('venue', 'Venue', { maxlength: 200, value: event.venue ?? '' });
  const startsAt = time('startsAt', 'Starts', { required: true, hint: 'In the time zone of the event.' });
  const endsAt = time('endsAt', 'Ends', { hint: 'If empty, it counts as over 3 hours after its start.' });
  const zones = el(
    'select',
    { required: true },
    allZones(zone).map((each) => el('option', { value: each }, each)),
  );
  zones.value = zone;
  const timeZone = field('timeZone', 'Time zone', { control: zones });
  const capacity = field('capacity', 'Capacity', {
    type: 'number',
    inputmode: 'numeric',
    min: 1,
    max: 100000,
    required: true,
    hint: 'The number of tickets.',
    value: event.capacity ?? '',
  });
  const description = field('description', 'Description', {
    control: el('textarea', { maxlength: 2000, rows: 5, value: event.description ?? '' }),
  });
  const most = el('select', {}, upTo(10));
  most.value = String(event.maxTicketsPerBooking ?? 10);
  const maxTicketsPerBooking = field('maxTicketsPerBooking', 'Maximum tickets per booking', { control: most });
  const salesFrom = time('salesFrom', 'Sales begin', { hint: 'Immediately, if empty.' });
  const salesUntil = time('salesUntil', 'Sales end', { hint: 'At the start, if empty.' });
  const cancelUntil = time('cancelUntil', 'Cancellation deadline', { hint: 'At the start, if empty.' });
  const toggle = (name, label, hint) =>
    field(name, label, { type: 'checkbox', checked: event[name] ?? SWITCHES[name], hint });
  const reminder = toggle(
    'reminder',
    'Remind guests a day before',
    'Everybody with tickets gets a mail, unless they switched reminders off.',
  );
  const repliesToOrganizer = toggle(
    'repliesToOrganizer',
    'Let guests answer me by e-mail',
    'Answers to mails about this event go to the address of your account. All guests can see it then.',
  );
  const handOvers = toggle('handOvers', 'Let guests hand tickets on', 'By a link, to whoever opens it first.');
  const fields = [
    name,
    venue,
    startsAt,
    endsAt,
    timeZone,
    capacity,
    description,
    maxTicketsPerBooking,
    salesFrom,
    salesUntil,
    cancelUntil,
    reminder,
    repliesToOrganizer,
    handOvers,
  ].filter((each) => isNew || each !== capacity);
  const rows = (...members) =>
    el(
      'div',
      { class: 'columns' },
      members.map((member) => member.node),
    );
  const initial = Object.fromEntries(fields.map((each) => [each.name, each.value]));
  for (const { name: member, control } of fields) {
    const typed = draft.values?.[member];
    if (typed === undefined) continue;
    if (control.type === 'checkbox') control.checked = typed;
    else control.value = typed;
  }
  // The end moves with the start.
  let start = startsAt.value;
  startsAt.control.addEventListener('input', () => {
    if (startsAt.value === '') return;
    if (endsAt.value && start) endsAt.control.value = later(endsAt.value, start, startsAt.value);
    start = startsAt.value;
  });
  const sheetForm = form(fields, action, (values) => send(body(values), values), {
    layout: [
      name.node,
      rows(startsAt, endsAt),
      rows(timeZone, venue),
      isNew && capacity.node,
      description.node,
      el(
        'details',
        { open: !isNew },
        el('summary', {}, 'Terms of sale'),
        el(
          'div',
          { class: 'columns' },
          [maxTicketsPerBooking, salesFrom, salesUntil, cancelUntil].map((member) => member.node),
        ),
        handOvers.node,
      ),
      el('details', { open: !isNew }, el('summary', {}, 'Mails to guests'), reminder.node, repliesToOrganizer.node),
    ],
    beside,
  });
  // The draft has only changed fields: the others may change elsewhere.
  sheetForm.node.addEventListener('input', () => {
    const changed = fields.filter((each) => each.value !== initial[each.name]);
    draft.keep(changed.length > 0 ? Object.fromEntries(changed.map((each) => [each.name, each.value])) : null);
  });
  if (draft.values)
    sheetForm.box.explain(
      'This is not saved yet.',
      'The form shows what you typed last.',
      button('Discard it', () => {
        draft.keep(null);
        redraw();
      }),
    );
  return sheetForm;

  /**
   * A new event leaves out empty fields and unchanged switches, so the API sets its defaults. A change must send
   * them: an emptied field gets the value that its hint names.
   */
  function body(values) {
    const filled = Object.entries(values).filter(([key, value]) => value !== '' && !(isNew && value === SWITCHES[key]));
    const members = Object.fromEntries(filled.map(([key, value]) => [key, convert(key, value, values.timeZone)]));
    return isNew ? members : { ...emptied(members.startsAt), ...members };
  }

  function emptied(start) {
    const early = Date.parse(event.salesFrom) > now();
    return {
      description: '',
      venue: '',
      endsAt: '',
      salesFrom: early ? new Date(now()).toISOString() : (event.salesFrom ?? ''),
      salesUntil: start,
      cancelUntil: start,
    };
  }

  /** A local time as much later as one is than another. */
  function later(local, from, to) {
    const [time, before, after] = [local, from, to].map((each) => Date.parse(`${each}Z`));
    return new Date(time + after - before).toISOString().slice(0, 16);
  }

  function convert(key, value, inZone) {
    if (['capacity', 'maxTicketsPerBooking'].includes(key)) return Number(value);
    if (!TIMES.includes(key)) return value;
    // The form has no seconds, so a field that nobody changed keeps the exact time of the event.
    const same = event[key] && inZone === event.timeZone && toLocal(event[key], zone) === value;
    return same ? event[key] : toInstant(value, inZone);
  }
}
