/** A number of the console with its name, for a `<dl class="figures">`. */

import { el } from '../dom.js';

/** @param {string} label @param {string} value @param {string|false} [detail] */
export const figure = (label, value, detail) =>
  el('div', {}, el('dt', {}, label), el('dd', {}, value, detail && el('small', { class: 'muted' }, detail)));
