/**
 * What the tabs of this browser do one after the other, and what they ask each other. It is loaded with a session only.
 * A browser that denies locks or channels, as some do where they store nothing, works as if there were one tab.
 */

import { hold, holders } from './session.js';

// Each tab that answers holds it.
const ANSWERS = 'box-office.answers';

// A tab that the system has put to sleep does not answer.
const ANSWERED = 500;

// A tab that sleeps may hold a lock. No request takes longer.
const GRANTED = 40_000;

const locks = navigator.locks;
const channel = opened();

function opened() {
  try {
    return new BroadcastChannel('box-office');
  } catch {
    return null;
  }
}

/** Does the work of this name after any other tab that does it. */
export const inTurn = (name, work) => locked(name, { signal: AbortSignal.timeout(GRANTED) }, work);

/** Does the work of this name, or, if a tab is doing it right now, what `otherwise` says. */
export const unlessElsewhere = (name, work, otherwise) =>
  locked(name, { ifAvailable: true }, (lock) => (lock === null ? otherwise() : work()));

async function locked(name, options, work) {
  let started = false;
  try {
    return await locks.request(`box-office.${name}`, options, (lock) => {
      started = true;
      return work(lock);
    });
  } catch (failure) {
    if (started) throw failure;
    return work();
  }
}

/** Asks the other tabs. @returns {Promise<*>} the first answer that is not null; null if there is none */
export async function ask(question) {
  let silent = channel === null ? 0 : await holders(ANSWERS);
  if (silent === 0) return null;
  const id = crypto.randomUUID();
  return new Promise((resolve) => {
    const timer = setTimeout(finish, ANSWERED, null);
    channel.addEventListener('message', hear);
    channel.postMessage({ id, question });

    function hear({ data: { to, answer } }) {
      if (to === id && (answer !== null || --silent === 0)) finish(answer);
    }

    function finish(answer) {
      clearTimeout(timer);
      channel.removeEventListener('message', hear);
      resolve(answer);
    }
  });
}

/** Answers what other tabs ask; null for no answer. */
export function onAsked(answer) {
  channel?.addEventListener('message', ({ data: { id, question } }) => {
    if (question) channel.postMessage({ to: id, answer: answer(question) });
  });
  hold(ANSWERS);
}
