/** Fields for passwords and codes that several views share. */

import { field } from './forms.js';
import { t } from './language.js';

/** Asks for a new password, once: the person can look at it. */
export const newPassword = (name, label) =>
  field(name, label, {
    type: 'password',
    autocomplete: 'new-password',
    required: true,
    hint: t('At least 12 characters. A few words that do not belong together are easy to remember.'),
  });

/** Asks for the password again, before something that a thief of the device must not do. */
export const currentPassword = () =>
  field('password', t('Current password'), { type: 'password', autocomplete: 'current-password', required: true });

/** Asks for the code of a message. */
export const mailedCode = () => codeField(t('Code'), t('The digits in the message.'));

/** Asks for the code of an authenticator app. */
export const appCode = () => codeField(t('Code of your app'), t('The six digits that the app shows now.'));

const codeField = (label, hint) =>
  field('code', label, { inputmode: 'numeric', autocomplete: 'one-time-code', required: true, hint });

/** The code without the spaces that people type. */
export const digits = (code) => code.replace(/\s/g, '');
