/** The camera of the device: it looks for QR codes in its picture. */

import { el, fill } from '../dom.js';
import { t } from '../language.js';
import { button } from '../parts.js';
import { device } from '../store.js';

// Pixels on the longer side. A code that fills a quarter of the picture has 4 pixels and more for each module.
const SIDE = 800;

const BETWEEN_FRAMES = 80;

// A code that was out of sight for so long is shown anew.
const OUT_OF_SIGHT = 2_000;

const FAILURES = {
  NotAllowedError: () =>
    t('The browser may not use the camera. Allow it in the settings of this page, or type the code.'),
  NotFoundError: () => t('This device has no camera. Type the code, or use a hand scanner.'),
  NotReadableError: () => t('Another program uses the camera. Close it, then start the camera again.'),
};

const anyFailure = () => t('The camera does not start. Type the code, or use a hand scanner.');

/**
 * @param {function(string, number)} found gets the text of each code that comes in sight, and when its frame was taken
 * @param {AbortSignal} signal switches the camera off
 */
export function camera(found, signal) {
  const video = el('video', { playsinline: true, muted: true, 'aria-label': t('Picture of the camera'), hidden: true });
  const failure = el('p', { role: 'alert', class: 'muted', hidden: true });
  const start = button(t('Start camera'), () => switchOn());
  const stop = button(t('Stop camera'), switchOff, { hidden: true });
  const canvas = el('canvas');
  const picture = canvas.getContext('2d', { willReadFrequently: true });
  let stream = null;
  let last = { text: null, at: 0 };

  async function switchOn() {
    failure.hidden = true;
    try {
      const opened = await navigator.mediaDevices.getUserMedia({
        video: { facingMode: 'environment', width: { ideal: 1_280 }, height: { ideal: 720 } },
      });
      if (signal.aborted) return close(opened);
      stream = opened;
      video.srcObject = stream;
      await video.play();
      draw();
      device.write('door/camera', true);
      look(stream, await detector());
    } catch (error) {
      switchOff();
      failure.hidden = false;
      fill(failure, (FAILURES[error.name] ?? anyFailure)());
      if (!(error instanceof DOMException)) throw error;
    }
  }

  function switchOff() {
    device.write('door/camera', null);
    close(stream);
    stream = null;
    draw();
  }

  function draw() {
    video.hidden = stop.hidden = stream === null;
    start.hidden = stream !== null;
    if (stream === null) video.srcObject = null;
  }

  async function look(mine, eyes) {
    while (stream === mine && !signal.aborted) {
      if (!document.hidden && video.videoWidth > 0) await lookOnce(eyes);
      await new Promise((resolve) => setTimeout(resolve, BETWEEN_FRAMES));
    }
  }

  async function lookOnce(eyes) {
    const at = performance.now();
    const scale = Math.min(1, SIDE / Math.max(video.videoWidth, video.videoHeight));
    const width = Math.round(video.videoWidth * scale);
    const height = Math.round(video.videoHeight * scale);
    if (canvas.width !== width) Object.assign(canvas, { width, height });
    picture.drawImage(video, 0, 0, width, height);
    const [code] = await eyes.detect(picture.getImageData(0, 0, width, height));
    if (code === undefined) return;
    const { text, at: seenAt } = last;
    last = { text: code.rawValue, at };
    if (text !== code.rawValue || at - seenAt > OUT_OF_SIGHT) found(code.rawValue, at);
  }

  signal.addEventListener('abort', () => close(stream));
  if (device.read('door/camera')) switchOn();
  return { node: el('div', { class: 'camera' }, video, failure, start, stop) };
}

const close = (stream) => stream?.getTracks().forEach((track) => track.stop());

/** The browser's own detector, or one in JavaScript with the same interface. */
async function detector() {
  const formats = (await window.BarcodeDetector?.getSupportedFormats()) ?? [];
  const { BarcodeDetector } = formats.includes('qr_code') ? window : await import('../vendor/qr/decode.js');
  return new BarcodeDetector({ formats: ['qr_code'] });
}
