/**
 * What is wrong with a field, in the words of the page. The API gives its reasons as English texts, which name members of
 * requests; the page reads them by their form, so it needs no list of the fields.
 */

import { number, t } from './language.js';

/** What the browser finds, too. */
export const FLAWS = {
  missing: () => t('This field is required.'),
  number: (min, max) => t('Enter a whole number from {min} to {max}.', { min: number(min), max: number(max) }),
  time: () => t('Enter a date and a time.'),
};

const longest = (max) => t('Enter at most {max} characters.', { max: number(max) });
const unreadable = () => t('This has a character that cannot be used here. Type it again.');
const passed = () => t('Choose a time that has not passed.');

// Each function gets what the groups of the pattern found; of another field its label.
const REASONS = [
  [/^is required$|^must not be (?:blank|null)$/, FLAWS.missing],
  [/^must be from (\d+) to (\d+)$/, FLAWS.number],
  [/^must be an instant/, FLAWS.time],
  [/^must be in the future$/, passed],
  [/^must not be in the past$/, passed],
  [
    /^must not be in the past, since somebody has booked$/,
    () => t('Somebody has booked. You can end it now, but not in the past.'),
  ],
  [/^must be at most (\d+) years ahead$/, (years) => t('Choose a time in the next {years} years.', { years })],
  [/^must be after (\w+)$/, (other) => t('Choose a time after “{other}”.', { other })],
  [/^must be before (\w+)$/, (other) => t('Choose a time before “{other}”.', { other })],
  [/^must not be after (\w+)$/, (other) => t('Choose a time that is not after “{other}”.', { other })],
  [
    /^must be at most (\d+) days after (\w+)$/,
    (days, other) => t('Choose a time at most {days} days after “{other}”.', { days, other }),
  ],
  [
    /^must be at most (\d+) hours before (\w+)$/,
    (hours, other) => t('Choose a time at most {hours} hours before “{other}”.', { hours, other }),
  ],
  [/^must be an IANA time zone/, () => t('Choose a time zone.')],
  [/^must be an e-mail address or/, () => t('Enter an e-mail address, or an address that begins with https://.')],
  [/^must be an? (?:e-mail )?address/, () => t('Enter an e-mail address such as name@example.com.')],
  [
    /^must have (\d+) to (\d+) characters, no space/,
    (min, max) => t('Choose {min} to {max} characters, with no space first or last.', { min, max }),
  ],
  [/^must have (?:1 to|at most) (\d+) characters$/, longest],
  [/^must have 1 to \d+ digits$/, () => t('Enter the digits of the code.')],
  [/^must have (\d+) digits$/, (digits) => t('Enter the {digits} digits of the code.', { digits })],
  [/^is one of the commonest passwords$/, () => t('Many people use this password. Choose another one.')],
  [/^must not be the address$/, () => t('Choose a password that is not your address.')],
  [/^is refused by the rules for passwords/, () => t('This password is not allowed. Choose another one.')],
  [/^must be two lower-case letters/, () => t('Choose a language.')],
  [/^must (?:not contain|be on one line|not have a character)/, unreadable],
];

/**
 * @param {string} reason of the API
 * @param {function(string): (string|undefined)} labelOf the label of the field with this name, if there is one
 */
export function flawOf(reason, labelOf) {
  const [pattern, text] = REASONS.find(([each]) => each.test(reason)) ?? [];
  if (!pattern) return t('This value is not possible.');
  const [, ...found] = pattern.exec(reason);
  const values = found.map((part) => (/^\d+$/.test(part) ? part : labelOf(part)));
  return values.includes(undefined) ? t('Choose another time.') : text(...values);
}
