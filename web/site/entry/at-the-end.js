/**
 * Signing in or up after a person has chosen, in the same place: first the address, then either the password, or what a
 * new account needs. The API tells nobody who has an account, so the person says it.
 */

import { el, fill } from '../dom.js';
import { t } from '../language.js';
import { here, remember } from '../navigation.js';
import { codeRequest } from './code-request.js';
import { confirmForm } from './confirm-form.js';
import { signInForm } from './sign-in-form.js';

/**
 * @param {Object} way
 * @param {string} way.to what the person is about to do, such as `book 2 tickets`
 * @param {string} way.and the same for a button, such as `book`
 * @param {string} [way.step] where the person was before the page was loaded again
 * @param {function(string)} way.moved gets each next step
 * @param {function()} way.entered the session has begun
 * @param {function()} way.back the person chooses again
 * @param {AbortSignal} way.signal of the view
 * @returns {{node: Node, focus: function()}}
 */
export function atTheEnd({ to, and, step, moved, entered, back, signal }) {
  const node = el('section', { class: 'choice' });
  const leaving = () => remember(here());
  const link = (text, onclick) => el('button', { type: 'button', class: 'plain', onclick }, text);
  const known = (text) => link(text, () => move('sign-in'));
  const aside = (...words) => el('p', { class: 'aside' }, words, ' ', link(t('Change your choice'), back));

  const STEPS = {
    address: () => [
      title(t('Sign in or sign up to {to}', { to })),
      lead(t('You need an account for your tickets. First your address.')),
      codeRequest(t('I am new here'), signal, () => move('confirm'), {
        beside: [el('button', { type: 'button', onclick: () => move('sign-in') }, t('I have an account'))],
      }),
      aside(),
    ],
    'sign-in': () => [
      title(t('Sign in to {to}', { to })),
      signInForm(t('Sign in and {and}', { and }), {
        signal,
        entered,
        goOn: (what, how, next) => {
          fill(node, title(what), lead(how), next);
          focus();
        },
        again: () => move('sign-in'),
        leaving,
      }),
      aside(link(t('I am new here'), () => move('address'))),
    ],
    confirm: () => [
      title(t('Create an account to {to}', { to })),
      lead(t('Choose your name and password, and enter the code from our message. It may take a minute.')),
      confirmForm(t('Confirm and {and}', { and }), {
        signal,
        entered,
        ready: () => move('sign-in'),
        signIn: () => known(t('sign in')),
        leaving,
      }),
      aside(known(t('I have an account'))),
    ],
  };

  function move(next) {
    step = next;
    moved(next);
    draw();
    focus();
  }

  function draw() {
    fill(node, (STEPS[step] ?? STEPS.address)());
  }

  /** Screen readers read it with the first field. */
  function title(text) {
    node.ariaLabel = text;
    return el('h3', {}, text);
  }

  /** The first field that is not filled in. */
  function focus() {
    const inputs = [...node.querySelectorAll('input')];
    (inputs.find(({ value }) => value === '') ?? inputs[0]).focus();
  }

  draw();
  return { node, focus };
}

const lead = (text) => el('p', { class: 'muted' }, text);
