/** Name, language and reminders. */

import { patch } from '../api.js';
import { el } from '../dom.js';
import { field, form } from '../forms.js';
import { language as spoken, LANGUAGES, speak, t } from '../language.js';
import { say } from '../messages.js';

export function detailsForm(own, signal) {
  const name = field('name', t('Name'), {
    autocomplete: 'name',
    required: true,
    maxlength: 80,
    value: own.name ?? '',
    hint: t('Organizers see it with your bookings.'),
  });
  const language = field('language', t('Language'), {
    control: el(
      'select',
      {},
      Object.entries({ '': t('No choice'), ...LANGUAGES }).map(([value, label]) =>
        el('option', { value, lang: value || null, selected: value === (own.language ?? '') }, label),
      ),
    ),
    hint: t('For mails to you, and for this page.'),
  });
  const reminders = field('reminders', t('Remind me a day before an event'), {
    type: 'checkbox',
    checked: own.reminders,
    hint: t('Other mails about your bookings always come.'),
  });
  return form([name, language, reminders], t('Save'), async (values) => {
    await patch('/account', { ...values, language: values.language || null }, { signal });
    if (signal.aborted) return;
    // A reload would take the message along.
    if (values.language && values.language !== spoken) speak(values.language);
    else say(t('Saved.'));
  }).node;
}
