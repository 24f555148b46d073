/** Name, language and reminders. */

import { patch } from '../api.js';
import { el } from '../dom.js';
import { field, form } from '../forms.js';
import { say } from '../messages.js';

const LANGUAGES = { '': 'No choice', en: 'English', de: 'Deutsch' };

export function detailsForm(own, signal) {
  const name = field('name', 'Name', {
    autocomplete: 'name',
    required: true,
    maxlength: 80,
    value: own.name ?? '',
    hint: 'Organizers see it with your bookings.',
  });
  const language = field('language', 'Language', {
    control: el(
      'select',
      {},
      Object.entries(LANGUAGES).map(([value, label]) =>
        el('option', { value, lang: value || null, selected: value === (own.language ?? '') }, label),
      ),
    ),
    hint: 'It is noted for messages to you. This page is in English only.',
  });
  const reminders = field('reminders', 'Remind me a day before an event', {
    type: 'checkbox',
    checked: own.reminders,
    hint: 'Other mails about your bookings always come.',
  });
  return form([name, language, reminders], 'Save', async (values) => {
    await patch('/account', { ...values, language: values.language || null }, { signal });
    if (!signal.aborted) say('Saved.');
  }).node;
}
