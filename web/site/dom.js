/**
 * The only way elements are made. Text is always a text node, so nothing that people type can become
 * markup.
 */

const SVG = 'http://www.w3.org/2000/svg';

/**
 * Makes an HTML element.
 *
 * @param {string} tag
 * @param {Object} [attributes] `onclick` and the like are listeners; `true` stands for an attribute
 *     without a value; `null`, `undefined` and `false` for none
 * @param {...(Node|string|number|Array|null|false)} children
 */
export function el(tag, attributes = {}, ...children) {
  return dress(document.createElement(tag), attributes, children);
}

/** Makes an SVG element; otherwise like {@link el}. */
export function svg(tag, attributes = {}, ...children) {
  return dress(document.createElementNS(SVG, tag), attributes, children);
}

/** Puts `children` in the place of all that is in `parent`. */
export function fill(parent, ...children) {
  parent.replaceChildren(...nodes(children));
  return parent;
}

function dress(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name === 'value') element.value = value;
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...nodes(children));
  return element;
}

function nodes(children) {
  return children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false);
}
