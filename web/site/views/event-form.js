/** Creates or changes an event. */

import { get, patch, post } from '../api.js';
import { note } from '../catalogue.js';
import { now } from '../clock.js';
import { confirmForForm, confirmThat } from '../dialog.js';
import { el } from '../dom.js';
import { longTime, readable } from '../format.js';
import { field, form, upTo } from '../forms.js';
import { plural, t } from '../language.js';
import { say } from '../messages.js';
import { go, redraw } from '../navigation.js';
import { ownEvent } from '../pages.js';
import { find, once } from '../pending.js';
import { sale } from '../sales.js';
import * as session from '../session.js';
import { tab } from '../store.js';
import { styles } from '../styles.js';
import { allZones, toInstant, toLocal } from '../zones.js';

const INTENT = 'create-event';
// Without a limit, browsers accept years of six digits.
const LATEST = '2199-12-31T23:59';
// The API shows them only if they are different.
const SWITCHES = { reminder: true, repliesToOrganizer: false, handOvers: true };
const TIMES = ['startsAt', 'doorsAt', 'endsAt', 'salesFrom', 'salesUntil', 'cancelUntil'];
// Guests get a mail when one of these changes.
const ANNOUNCED = ['startsAt', 'doorsAt', 'endsAt', 'timeZone', 'venue'];

export default async function eventForm({ id, signal }) {
  await styles('/console/console.css');
  return id ? edit(id, signal) : create(signal);
}

async function create(signal) {
  const open = find(INTENT);
  const email = session.current()?.email;
  const draft = draftOf(email, 'new');
  const { node, box } = sheet(open?.body ?? (await usual(signal)), draft, t('Create event'), async (body, values) => {
    const earlier = find(INTENT)?.body;
    const event = await once(INTENT, body, (intent, key, repeated) => post('/events', intent, { key, repeated }));
    // The event exists, also if the person has left: the draft must not create another one.
    draft.keep(null);
    const other = earlier && JSON.stringify(earlier) !== JSON.stringify(body);
    if (other && session.current()?.email === email) draftOf(email, event.eventId).keep(values);
    if (signal.aborted) return;
    const { capacity, eventId } = event;
    if (!other) say(t('The event is a draft. Publish it when it is ready.'));
    else if (capacity === body.capacity)
      say(t('Your first try created the event. This form has your later changes. Save them.'));
    else
      say(
        plural(
          capacity,
          'Your first try created the event. Its capacity is 1: change the capacity in the console of the event. This form has your later changes. Save them.',
          'Your first try created the event. Its capacity is {n}: change the capacity in the console of the event. This form has your later changes. Save them.',
        ),
      );
    go(other ? `/organize/${eventId}/edit` : `/organize/${eventId}`);
  });
  if (open)
    box.explain(
      t('You sent this event, but no answer came.'),
      t('Choose “Create event” to try again. The event is not created twice.'),
    );
  return page(t('New event'), t('A new event is a draft. Nobody else sees it until you publish it.'), node);
}

/** What a new event begins with: its organizer is called as the person is. */
async function usual(signal) {
  try {
    const { name } = await get('/account', { signal, quiet: true });
    return { organizerName: name };
  } catch (problem) {
    if (signal.aborted || problem.status === 401) throw problem;
    return {};
  }
}

async function edit(id, signal) {
  const draft = draftOf(session.current()?.email, id);
  const event = await ownEvent(id, { signal });
  const { node } = sheet(
    event,
    draft,
    t('Save changes'),
    async (body) => {
      const changes = Object.fromEntries(
        Object.entries(body).filter(([name, value]) => value !== (event[name] ?? SWITCHES[name] ?? '')),
      );
      // Without an end, the API moves the old one with the start. The form shows which one is meant.
      if (changes.startsAt) Object.assign(changes, { endsAt: body.endsAt, doorsAt: body.doorsAt });
      if (!(await save(event, changes, signal))) return;
      draft.keep(null);
      if (signal.aborted) return;
      say(t('Your changes are saved.'));
      go(`/organize/${id}`);
    },
    el('a', { class: 'button', href: `/organize/${id}` }, t('Back')),
  );
  return page(t('Edit event'), event.name, node);
}

/** Sends changes; asks before, if nobody can take back what they do. @returns whether they are saved */
async function save(event, changes, signal) {
  if (Object.keys(changes).length === 0) return true;
  const send = async (options) => note(await patch(`/events/${event.eventId}`, changes, options));
  const effects = effectsOf(event, changes);
  if (effects.length === 0) {
    await send({ signal });
    return true;
  }
  return confirmForForm(
    t('Save these changes?'),
    effects,
    t('Yes, save them'),
    (stop) => send({ signal: stop }),
    signal,
    { no: t('Not yet'), style: 'primary' },
  );
}

/** What changes of a published event do at once: to guests, and to the sale. */
function effectsOf(event, changes) {
  if (event.state !== 'PUBLISHED') return [];
  const next = { ...event, ...changes };
  const differs = (name) => (next[name] || undefined) !== event[name];
  const stops = sale(event).open && !sale(next).open;
  return [
    ANNOUNCED.some(differs) && t('Everybody with a booking gets a mail with the new time and place.'),
    stops &&
      (Date.parse(next.salesFrom) > now()
        ? t('Sales stop now, and begin again on {time}.', { time: longTime(next.salesFrom, next.timeZone) })
        : t('Sales stop now. Nobody can book or join the waitlist.')),
  ].filter(Boolean);
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
  const clock = readable(zone);
  const text = (name, label, options = {}) => field(name, label, { value: event[name] ?? '', ...options });
  const time = (name, label, options = {}) =>
    text(name, label, {
      type: 'datetime-local',
      max: LATEST,
      ...options,
      value: event[name] ? toLocal(event[name], clock) : '',
    });
  const toggle = (name, label, hint) =>
    field(name, label, { type: 'checkbox', checked: event[name] ?? SWITCHES[name], hint });

  const name = text('name', t('Name'), { required: true, maxlength: 120 });
  const description = field('description', t('Description'), {
    control: el('textarea', { maxlength: 2000, rows: 5, value: event.description ?? '' }),
  });
  const startsAt = time('startsAt', t('Starts'), {
    required: true,
    hint:
      clock === zone
        ? t('In the time zone of the event.')
        : t('In UTC: this browser does not know the time zone of the event.'),
  });
  const doorsAt = time('doorsAt', t('Doors open'), { hint: t('When people can come in, if it is before the start.') });
  const endsAt = time('endsAt', t('Ends'), { hint: t('If empty, it counts as over 3 hours after its start.') });
  const zones = el(
    'select',
    { required: true },
    allZones(zone).map((each) => el('option', { value: each }, each)),
  );
  zones.value = zone;
  const timeZone = field('timeZone', t('Time zone'), { control: zones });
  const venue = text('venue', t('Venue'), { maxlength: 200, hint: t('Its name, and the address.') });
  const capacity = text('capacity', t('Capacity'), {
    type: 'number',
    inputmode: 'numeric',
    min: 1,
    max: 100000,
    required: true,
    hint: t('The number of tickets.'),
  });
  const price = text('price', t('Price'), {
    maxlength: 100,
    hint: t(
      'If empty, the event is free. Otherwise what a ticket costs and how people pay, such as: 12 €, pay at the door.',
    ),
  });
  const organizerName = text('organizerName', t('Organizer'), {
    maxlength: 100,
    hint: t('Who invites people. Everybody sees it with the event.'),
  });
  const contact = text('contact', t('Where guests can ask'), {
    maxlength: 200,
    autocapitalize: 'none',
    hint: t('An e-mail address, or a web address that begins with https://. Everybody sees it with the event.'),
  });
  const most = el('select', {}, upTo(10));
  most.value = String(event.maxTicketsPerBooking ?? 10);
  const maxTicketsPerBooking = field('maxTicketsPerBooking', t('Maximum tickets per booking'), { control: most });
  const salesFrom = time('salesFrom', t('Sales begin'), { hint: t('Immediately, if empty.') });
  const salesUntil = time('salesUntil', t('Sales end'), { hint: t('At the start, if empty.') });
  const cancelUntil = time('cancelUntil', t('Cancellation deadline'), {
    hint: t('Until then, guests can give tickets back. At the start, if empty.'),
  });
  const handOvers = toggle('handOvers', t('Let guests hand tickets on'), t('By a link, to whoever opens it first.'));
  const reminder = toggle(
    'reminder',
    t('Remind guests a day before'),
    t('Everybody with tickets gets a mail, unless they switched reminders off.'),
  );
  const repliesToOrganizer = toggle(
    'repliesToOrganizer',
    t('Let guests answer me by e-mail'),
    t('Answers to mails about this event go to the address of your account. All guests can see it then.'),
  );
  const terms = [salesFrom, salesUntil, cancelUntil, maxTicketsPerBooking, handOvers];
  const letters = [reminder, repliesToOrganizer];
  const fields = [
    name,
    description,
    startsAt,
    doorsAt,
    endsAt,
    timeZone,
    venue,
    capacity,
    price,
    organizerName,
    contact,
    ...terms,
    ...letters,
  ].filter((each) => isNew || each !== capacity);
  const initial = Object.fromEntries(fields.map((each) => [each.name, each.value]));
  for (const { name: member, control } of fields) {
    const typed = draft.values?.[member];
    if (typed === undefined) continue;
    if (control.type === 'checkbox') control.checked = typed;
    else control.value = typed;
  }
  // The other times of the evening move with the start.
  let start = startsAt.value;
  startsAt.control.addEventListener('input', () => {
    if (startsAt.value === '') return;
    for (const { control } of [doorsAt, endsAt]) {
      if (control.value && start) control.value = later(control.value, start, startsAt.value);
    }
    start = startsAt.value;
  });

  const group = (legend, ...nodes) => el('fieldset', {}, el('legend', {}, legend), nodes);
  const columns = (...members) =>
    el(
      'div',
      { class: 'columns' },
      members.filter(Boolean).map((member) => member.node),
    );
  /** Settings that most events leave as they are. They are folded until somebody has set one. */
  const folded = (summary, members, ...nodes) =>
    el('details', { open: members.some(({ name: member }) => isSet(member)) }, el('summary', {}, summary), nodes);
  const sheetForm = form(fields, action, (values) => send(body(values), values), {
    layout: [
      group(t('What'), name.node, description.node),
      group(t('When and where'), columns(startsAt, doorsAt, endsAt, timeZone), venue.node),
      group(t('Tickets'), columns(isNew && capacity, price)),
      group(t('Who'), columns(organizerName, contact)),
      folded(
        t('Sales and cancellation'),
        terms,
        columns(salesFrom, salesUntil, cancelUntil, maxTicketsPerBooking),
        handOvers.node,
      ),
      folded(t('Mails to guests'), letters, reminder.node, repliesToOrganizer.node),
    ],
    beside,
  });

  /** Whether the event, or what somebody typed, has another value than most events. */
  function isSet(member) {
    if (draft.values?.[member] !== undefined) return true;
    const value = event[member];
    if (value === undefined || value === SWITCHES[member]) return false;
    if (member === 'maxTicketsPerBooking') return value !== 10;
    return !['salesUntil', 'cancelUntil'].includes(member) || value !== event.startsAt;
  }

  // The draft has only changed fields: the others may change elsewhere.
  sheetForm.node.addEventListener('input', () => {
    const changed = fields.filter((each) => each.value !== initial[each.name]);
    draft.keep(changed.length > 0 ? Object.fromEntries(changed.map((each) => [each.name, each.value])) : null);
  });
  if (draft.values)
    sheetForm.box.explain(
      t('This is not saved yet.'),
      t('The form shows what you typed last.'),
      el('button', { type: 'button', onclick: discard }, t('Discard it')),
    );
  return sheetForm;

  async function discard() {
    const gone = await confirmThat(
      t('Discard what you typed?'),
      [t('What is not saved is gone for good.')],
      t('Yes, discard it'),
      async () => draft.keep(null),
    );
    if (gone) redraw();
  }

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
      doorsAt: '',
      organizerName: '',
      contact: '',
      price: '',
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
    const same = event[key] && inZone === event.timeZone && toLocal(event[key], clock) === value;
    return same ? event[key] : toInstant(value, readable(inZone));
  }
}
