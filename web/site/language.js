/**
 * The language of the page. The texts in the code are English. Another language is a file in `languages/`, which
 * translates them; only one is loaded. docs/page.md says how to add one.
 */

import { device } from './store.js';

/** The languages that the page knows, by the name that people who speak them use. */
export const LANGUAGES = { en: 'English', de: 'Deutsch' };

const KEPT = 'language';

/** The language of the page: what the person chose, or the first that their browser asks for and the page knows. */
export const language =
  [device.read(KEPT), ...(navigator.languages ?? [])].map((each) => each?.split('-')[0]).find(isKnown) ?? 'en';

const texts = new Map();
if (language !== 'en') learn((await import(`./languages/${language}.js`)).default);
document.documentElement.lang = language;

const plurals = new Intl.PluralRules(language);

function isKnown(each) {
  return Object.hasOwn(LANGUAGES, each);
}

/** Adds translations of English texts. */
export function learn(more) {
  for (const [english, text] of Object.entries(more)) texts.set(english, text);
}

/** Loads the texts that the first view does not need. */
export const loadRest = async () => {
  if (language !== 'en') learn((await import(`./languages/${language}.more.js`)).default);
};

/** Keeps another language and loads the page in it. */
export function speak(other) {
  device.write(KEPT, other);
  location.reload();
}

/**
 * A text in the language of the page. Call it when the text is shown, not when a module is loaded.
 *
 * @param {string} english the text, with `{name}` where a value belongs
 * @param {Object<string, string|number>} [values] by their names
 */
export const t = (english, values = {}) => put(texts.get(english) ?? english, values);

/**
 * A text that depends on a number, which it may name as `{n}`. A translation has a text for each category of
 * `Intl.PluralRules` in its language, by the English text for many.
 *
 * @param {number} number a whole number
 * @param {string} one the English text for one
 * @param {string} many the English text for all other numbers
 * @param {Object<string, string|number>} [values] by their names
 */
export function plural(number, one, many, values = {}) {
  const known = texts.get(many);
  const text = known ? (known[plurals.select(number)] ?? known.other) : number === 1 ? one : many;
  return put(text, { n: new Intl.NumberFormat(language).format(number), ...values });
}

const put = (text, values) => text.replace(/\{(\w+)\}/g, (hole, name) => values[name] ?? hole);
