/** A QR code as an image. Black on white in light and dark, because scanners want it so. */

import { svg } from './dom.js';
import { generate } from './vendor/lean-qr.js';

// ISO/IEC 18004 asks for four modules of nothing around the code.
const QUIET = 4;

/** @param {string} text @param {string} label what the image is, in words */
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
