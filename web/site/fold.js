/** Text as people type it in a search: in lowercase and without accents. */

// Letters that Unicode does not take apart.
const APART = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ħ: 'h', ŧ: 't', ŋ: 'n', ı: 'i' };
const LETTERS = new RegExp(`[${Object.keys(APART).join('')}]`, 'g');

/** `Łukasz` as `lukasz`, `Straße` as `strasse`, `O’Brien` as `obrien`. */
export const fold = (text) =>
  text
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '')
    .toLowerCase()
    .replace(LETTERS, (letter) => APART[letter]);

/** Whether a text has all words that somebody types, in any order; a part of a word is enough. */
export function matches(text, wanted) {
  const folded = fold(text);
  return fold(wanted)
    .split(/\s+/)
    .every((word) => folded.includes(word));
}
