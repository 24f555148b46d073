/** Forms: fields with label, hint and error, and a button that is busy until the answer comes. */

import { Problem } from './api.js';
import { el } from './dom.js';
import { FLAWS, flawOf } from './flaws.js';
import { t } from './language.js';
import { busyWhile, problemBox } from './parts.js';

let fields = 0;

/**
 * @param {string} name of the member in requests and problems
 * @param {string} label
 * @param {Object} [options] attributes of the input, and
 * @param {string} [options.hint]
 * @param {HTMLElement} [options.control] replaces the input
 */
export function field(name, label, { hint, control, ...attributes } = {}) {
  const id = `field-${++fields}`;
  const error = el('p', { class: 'error', id: `${id}-error`, hidden: true });
  const described = [hint && `${id}-hint`, `${id}-error`].filter(Boolean).join(' ');
  control ??= el('input', attributes);
  control.id = id;
  control.name = name;
  control.setAttribute('aria-describedby', described);
  // What differs from it later was typed.
  if ('defaultValue' in control) control.defaultValue = control.value;
  control.addEventListener('input', () => clear());
  const check = control.type === 'checkbox';
  const secret = control.type === 'password';
  const caption = el('label', { for: id }, label);
  const node = el(
    'div',
    { class: check ? 'field check' : 'field' },
    check ? [control, caption] : [caption, secret ? revealable(control) : control],
    hint && el('p', { class: 'hint', id: `${id}-hint` }, hint),
    error,
  );
  function clear() {
    error.hidden = true;
    control.removeAttribute('aria-invalid');
  }
  return {
    node,
    control,
    name,
    label,
    get value() {
      if (check) return control.checked;
      return secret ? control.value : control.value.trim();
    },
    clear,
    fail(reason) {
      error.textContent = reason;
      error.hidden = false;
      control.setAttribute('aria-invalid', 'true');
    },
  };
}

function revealable(control) {
  const toggle = el(
    'button',
    {
      type: 'button',
      class: 'plain',
      'aria-describedby': control.id,
      onclick: () => {
        const hidden = control.type === 'password';
        control.type = hidden ? 'text' : 'password';
        toggle.textContent = hidden ? t('Hide') : t('Show');
      },
    },
    t('Show'),
  );
  return el('div', { class: 'revealable' }, control, toggle);
}

/**
 * A form that sends one request at a time and shows errors at their fields.
 *
 * @param {Array} inputs made by {@link field}
 * @param {string} action the text of the button
 * @param {function(Object): Promise} send gets the values by name
 * @param {Object} [options]
 * @param {Array} [options.layout] the nodes to show instead of one field after the other
 * @param {function(Problem): (Node|null)} [options.help] a way to solve a problem
 * @param {Array} [options.beside] nodes next to the button
 */
export function form(inputs, action, send, { layout, help = () => null, beside = [] } = {}) {
  const box = problemBox();
  const submit = el('button', { class: 'primary' }, action);
  const node = el(
    'form',
    {
      novalidate: true,
      onsubmit: (event) => {
        event.preventDefault();
        busyWhile(submit, attempt);
      },
    },
    layout ?? inputs.map((input) => input.node),
    box.node,
    el('div', { class: 'actions' }, submit, beside),
  );

  async function attempt() {
    box.clear();
    inputs.forEach((input) => input.clear());
    const wrong = inputs.filter((input) => flaw(input.control));
    wrong.forEach((input) => input.fail(flaw(input.control)));
    if (wrong.length > 0) {
      reveal(wrong);
      return;
    }
    try {
      await send(Object.fromEntries(inputs.map((input) => [input.name, input.value])));
    } catch (problem) {
      // The person has left the form.
      if (problem.name === 'AbortError') return;
      show(problem);
    }
  }

  function show(problem) {
    const errors = problem.members?.errors ?? [];
    const labelOf = (member) => inputs.find(({ name }) => name === member)?.label;
    const marked = inputs.filter((input) => {
      const flaws = errors.filter(({ field }) => field === input.name).map(({ reason }) => flawOf(reason, labelOf));
      if (flaws.length > 0) input.fail(flaws.join(' '));
      return flaws.length > 0;
    });
    // Of a value that is no field of the form, the person knows nothing.
    const known = marked.length > 0 && problem.type === 'invalid-request';
    box.show(known ? new Problem(problem.status, { type: 'marked-fields' }) : problem, help(problem));
    reveal(marked);
  }

  return { node, box, submit, show };
}

/** Shows fields that are wrong, also those in folded parts, and begins with the first. */
function reveal(wrong) {
  for (const { control } of wrong) control.closest('details')?.setAttribute('open', '');
  wrong[0]?.control.focus();
}

/** The error that the browser knows of, as a text. The API reports all others. */
function flaw({ type, value, required, min, max, validity }) {
  const { badInput, rangeOverflow, rangeUnderflow, stepMismatch } = validity;
  if (type === 'number' && (badInput || rangeOverflow || rangeUnderflow || stepMismatch)) return FLAWS.number(min, max);
  if (badInput) return FLAWS.time();
  return required && value.trim() === '' ? FLAWS.missing() : undefined;
}

/** The options of a `<select>` from 1 to `most`. */
export const upTo = (most) =>
  Array.from({ length: most }, (_, index) => el('option', { value: String(index + 1) }, String(index + 1)));
