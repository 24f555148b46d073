/**
 * Only this module makes elements. Text is always a text node, so nothing that people type becomes
 * markup.
 */

const SVG = 'http://www.w3.org/2000/svg';

/** The service worker. The policy has no other function, and made at once, no other script can make it. */
export const WORKER = (() => {
  try {
    return window.trustedTypes.createPolicy('box-office', { createScriptURL: () => '/sw.js' }).createScriptURL('');
  } catch {
    // A browser without them, or the headers of an older version.
    return '/sw.js';
  }
})();

/**
 * Makes an HTML element.
 *
 * @param {string} tag
 * @param {Object} [attributes] `onclick` and the like are listeners; `true` is an attribute without a
 *     value; `null`, `undefined` and `false` are no attribute
 * @param {...(Node|string|number|Array|null|false)} children
 */
export function el(tag, attributes = {}, ...children) {
  return dress(document.createElement(tag), attributes, children);
}

/** Makes an SVG element, like {@link el}. */
export function svg(tag, attributes = {}, ...children) {
  return dress(document.createElementNS(SVG, tag), attributes, children);
}

/** Replaces the content of `parent` with `children`. */
export function fill(parent, ...children) {
  parent.replaceChildren(...nodes(children));
  return parent;
}

/**
 * Runs `work`. If `work` hides, disables or replaces the element that has the focus, the first of `next` that
 * can take the focus gets it.
 */
export function keepingFocus(work, ...next) {
  const focused = document.activeElement;
  const lost = (node) => !node.checkVisibility() || node.disabled;
  work();
  if (focused !== document.body && lost(focused)) next.find((node) => !lost(node))?.focus();
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
