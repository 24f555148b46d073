/**
 * The texts for problems: what happened, and what to do. The texts of the API are for programmers, so the page
 * does not show them. Those that the first view may need are here, the others in refusals.js.
 */

import { plural } from './language.js';

const KEPT = 'What you typed is still here.';

const signedOut = () => ['You are signed out.', `Sign in again. ${KEPT}`];

// Each function gets the members of the problem, and when to try again as a text.
const WORDS = {
  forbidden: () => ['You are not allowed to do this.', 'Only the organizer of the event can do this.'],
  'in-progress': () => ['Your request is still in progress.', 'Wait a moment, then try again. Nothing happens twice.'],
  'internal-error': (_, soon) => ['Something went wrong on our side.', `Try again ${soon}. ${KEPT}`],
  'invalid-request': () => ['Some values are not valid.', 'Check the marked fields.'],
  'not-found': () => ['There is nothing here.', 'It may have been removed, or the link is not complete.'],
  'quota-exceeded': (_, soon) => ['The page has used all its requests for today.', `Try again ${soon}.`],
  'signed-out': signedOut,
  timeout: (_, soon) => [
    'No answer came in time.',
    `Try again ${soon}. Nothing happens twice, and ${KEPT.toLowerCase()}`,
  ],
  'too-old': () => ['The newest state is not here yet.', 'Try again in a moment.'],
  'too-many-requests': (_, soon) => ['There were too many requests in a short time.', `Try again ${soon}. ${KEPT}`],
  'try-again': (_, soon) => [
    'It is very busy right now.',
    `Try again ${soon}. Nothing happens twice, and ${KEPT.toLowerCase()}`,
  ],
  unauthorized: signedOut,
  lost: () => [
    'There is no connection.',
    `Check your network, then try again. Nothing happens twice, and ${KEPT.toLowerCase()}`,
  ],
};

/** Adds the texts for other types of problems. */
export const know = (more) => Object.assign(WORDS, more);

/** @returns {{what: string, todo: string, reference: string|undefined}} the texts for any problem */
export function words(problem) {
  const soon = inWhile(problem.retryAfter);
  const known = WORDS[problem.type];
  const [what, todo] = known ? known(problem.members, soon) : ['Something went wrong.', `Try again ${soon}. ${KEPT}`];
  return { what, todo, reference: problem.status >= 500 ? problem.members.requestId : undefined };
}

/** `in 20 seconds`, `in 2 minutes`, `in 1 hour`, rounded up. */
export function inWhile(seconds) {
  if (seconds === undefined) return 'in a moment';
  if (seconds < 60) return `in ${count(seconds, 'second', 'seconds')}`;
  if (seconds < 3_600) return `in ${count(Math.ceil(seconds / 60), 'minute', 'minutes')}`;
  return `in ${count(Math.ceil(seconds / 3_600), 'hour', 'hours')}`;
}

/** `1 ticket`, `2 tickets`. */
export function count(number, one, many) {
  return `${new Intl.NumberFormat('en').format(number)} ${number === 1 ? one : many}`;
}

export const tickets = (number) => plural(number, '1 ticket', '{n} tickets');
