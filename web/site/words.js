/**
 * The texts for problems: what happened, and what to do. The texts of the API are for programmers, so the page
 * does not show them. Those that the first view may need are here, the others in refusals.js.
 */

import { plural, t } from './language.js';

/** What to do after the wait that the server asks for. */
export const again = (soon) => t('Try again {soon}.', { soon });

/** The same where a repeat is safe. */
export const safely = (text) => `${text} ${t('Nothing happens twice.')}`;

// Each function gets the members of the problem, and when to try again as a text.
const WORDS = {
  fault: () => [t('This page has made a mistake.'), t('Reload it. If that does not help, tell us what you did.')],
  'internal-error': (_, soon) => [t('Something went wrong on our side.'), again(soon)],
  'invalid-request': () => [t('The server did not understand the page.'), t('Reload the page, then try again.')],
  lost: () => [t('There is no connection.'), safely(t('Check your network, then try again.'))],
  'not-found': () => [t('There is nothing here.'), t('It may have been removed, or the link is not complete.')],
  'quota-exceeded': (_, soon) => [t('The page has used all its requests for today.'), again(soon)],
  timeout: (_, soon) => [t('No answer came in time.'), safely(again(soon))],
  'too-old': () => [t('The newest state is not here yet.'), again(inWhile())],
  'too-many-requests': (_, soon) => [t('There were too many requests in a short time.'), again(soon)],
  'try-again': (_, soon) => [t('It is very busy right now.'), safely(again(soon))],
};

/** Adds the texts for other types of problems. */
export const know = (more) => Object.assign(WORDS, more);

/**
 * @param {Error} problem anything that was thrown: what is no problem of the API is a fault of the page
 * @param {boolean} [typed] whether the person typed something that the view still has
 * @returns {{what: string, todo: string, reference: string|undefined}} the texts for it
 */
export function words(problem, typed = false) {
  const { type = 'fault', members = {}, retryAfter, status, definite } = problem;
  if (type === 'fault') console.error(problem);
  const soon = inWhile(retryAfter);
  const [what, todo] = WORDS[type]?.(members, soon) ?? [t('Something went wrong.'), again(soon)];
  const kept = typed && !definite ? ` ${t('What you typed is still here.')}` : '';
  return { what, todo: todo + kept, reference: status >= 500 ? members.requestId : undefined };
}

/** `in 20 seconds`, `in 2 minutes`, `in 1 hour`, rounded up. */
export function inWhile(seconds) {
  if (seconds === undefined) return t('in a moment');
  if (seconds < 60) return plural(seconds, 'in 1 second', 'in {n} seconds');
  if (seconds < 3_600) return plural(Math.ceil(seconds / 60), 'in 1 minute', 'in {n} minutes');
  return plural(Math.ceil(seconds / 3_600), 'in 1 hour', 'in {n} hours');
}

/** `1 ticket`, `2 tickets`. */
export function count(number, one, many) {
  return `${new Intl.NumberFormat('en').format(number)} ${number === 1 ? one : many}`;
}

export const tickets = (number) => plural(number, '1 ticket', '{n} tickets');
