/** QR codes as images: black on white also in dark mode, because scanners need it. */

import { svg } from './dom.js';
import { generate } from './vendor/lean-qr.js';

// ISO/IEC 18004 requires an empty margin of four modules.
const QUIET = 4;

/** @param {string} text @param {string} label of the image, for screen readers */
export function qrCode(text, label) {
  const code = generate(text);
  const side = code.size + 2 * QUIET;
  let path = '';
  for (let y = 0; y < code.size; y++) {
    for (let x = 0; x < code.size; x++) {
      if (code.get(x, y)) path += `M${x + QUIET} ${y + QUIET}h1v1h-1z`;
    }
  }
  return svg(
    'svg',
    { class: 'qr', viewBox: `0 0 ${side} ${side}`, role: 'img', 'aria-label': label, 'shape-rendering': 'crispEdges' },
    svg('rect', { width: side, height: side, fill: '#fff' }),
    svg('path', { d: path, fill: '#000' }),
  );
}
