/**
 * The language of the page, and how it is written where the person is. The texts in the code are English. Another
 * language is a file in `languages/`; only one is loaded. docs/page.md says how to add one.
 */

import { device } from './store.js';

/** The languages that the page knows, by the name that people who speak them use. */
export const LANGUAGES = { en: 'English', de: 'Deutsch' };

const KEPT = 'language';

// What the browser asks for. Some have entries that are no languages.
const asked = (navigator.languages ?? []).flatMap((tag) => {
  try {
    return new Intl.Locale(tag);
  } catch {
    return [];
  }
});

/** The language of the page: what the person chose, or the first that their browser asks for and the page knows. */
export const language =
  [device.read(KEPT), ...asked.map((each) => each.language)].find((each) => Object.hasOwn(LANGUAGES, each)) ?? 'en';

/** The person's own language, with their region. */
export const own = asked.map(placed).find(Boolean) ?? new Intl.Locale(language);

/** The language of the page as people write it in the person's region. */
export const locale = written(own.region ? `${language}-${own.region}` : language);

/** A language with a region. Who does not name one is where most people speak it; English is spoken everywhere. */
function placed(each) {
  if (each.region || each.language === 'en') return each.region && each;
  return asked.find((other) => other.language === each.language && other.region) ?? each.maximize();
}

/** A locale of the browser. Where it knows no custom of a region, it would take that of the United States. */
function written(wanted) {
  const known = new Intl.DateTimeFormat(wanted).resolvedOptions().locale;
  return wanted === language || known !== language ? known : `${language}-001`;
}

const texts = new Map();
if (language !== 'en') learn((await import(`./languages/${language}.js`)).default);
document.documentElement.lang = language;

const plurals = new Intl.PluralRules(language);

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
 * @param {number} count a whole number
 * @param {string} one the English text for one
 * @param {string} many the English text for all other numbers
 * @param {Object<string, string|number>} [values] by their names
 */
export function plural(count, one, many, values = {}) {
  const known = texts.get(many);
  const text = known ? (known[plurals.select(count)] ?? known.other) : count === 1 ? one : many;
  return put(text, { n: number(count), ...values });
}

/**
 * The parts of a text with nodes in it, for `el()`.
 *
 * @param {string} english the text, or what {@link plural} makes of one, with `{name}` where a node belongs
 * @param {Object<string, Node|string>} nodes by their names
 */
export const sentence = (english, nodes) =>
  t(english)
    .split(/\{(\w+)\}/)
    .map((part, i) => (i % 2 ? nodes[part] : part));

/** `12,000` */
export const number = (value) => new Intl.NumberFormat(locale).format(value);

const put = (text, values) => text.replace(/\{(\w+)\}/g, (hole, name) => values[name] ?? hole);
