/** Finds room for a short message: at the bottom of the screen, but never over something to click. */

const CONTROLS = 'a[href], button, input, select, textarea, summary, label, .card.event';

// Between a message and a control, in pixels.
const APART = 8;

/**
 * Keeps a message where it covers no control, also when the view changes or scrolls, until `signal` says stop: at the
 * lowest place that is free. If cards or controls fill the screen, it is at the bottom.
 */
export function keepClear(node, signal) {
  let asked = 0;
  const later = () => {
    cancelAnimationFrame(asked);
    asked = requestAnimationFrame(() => signal.aborted || place(node));
  };
  const watch = new MutationObserver(later);
  watch.observe(document.getElementById('main'), { childList: true, subtree: true, attributes: true });
  for (const event of ['scroll', 'resize']) window.addEventListener(event, later, { signal, passive: true });
  signal.addEventListener('abort', () => {
    watch.disconnect();
    node.style.removeProperty('inset-block-end');
  });
  place(node);
}

function place(node) {
  node.style.removeProperty('inset-block-end');
  const own = node.getBoundingClientRect();
  const boxes = [...document.querySelectorAll(CONTROLS)]
    .filter((control) => control.checkVisibility({ visibilityProperty: true }))
    .map((control) => control.getBoundingClientRect())
    .filter((box) => box.left < own.right && box.right > own.left);
  let { bottom } = own;
  while (bottom - own.height > 0) {
    const under = boxes.filter((box) => box.top < bottom + APART && box.bottom > bottom - own.height - APART);
    if (under.length === 0) {
      node.style.insetBlockEnd = `${window.innerHeight - bottom}px`;
      return;
    }
    bottom = Math.min(...under.map((box) => box.top)) - APART - 1;
  }
}
