/** Sound and vibration: a steward looks at guests, not at the screen. */

import { el } from '../dom.js';
import { field } from '../forms.js';
import { t } from '../language.js';
import { device } from '../store.js';

// Hertz and seconds of each tone, and milliseconds of vibration and of the pauses in it.
const SIGNALS = {
  good: { tones: [[880, 0.12]], vibration: [80] },
  used: {
    tones: [
      [330, 0.15],
      [330, 0.15],
    ],
    vibration: [200, 100, 200],
  },
  bad: { tones: [[220, 0.4]], vibration: [500] },
  wait: { tones: [[440, 0.12]], vibration: [80, 80, 80] },
};

const LOUDNESS = 0.4;

export function signals() {
  const sound = toggle('sound', t('Sound'));
  const vibration = toggle('vibration', t('Vibration'));
  let audio;

  function play(tones) {
    audio ??= new AudioContext();
    audio.resume();
    let at = audio.currentTime;
    for (const [hertz, seconds] of tones) {
      const tone = new OscillatorNode(audio, { frequency: hertz });
      tone.connect(new GainNode(audio, { gain: LOUDNESS })).connect(audio.destination);
      tone.start(at);
      tone.stop(at + seconds);
      at += 2 * seconds;
    }
  }

  return {
    node: el('div', { class: 'actions' }, sound.node, vibration.node),
    /** @param {string} look of the result */
    give(look) {
      const signal = SIGNALS[look];
      if (sound.value) play(signal.tones);
      if (vibration.value) navigator.vibrate?.(signal.vibration);
    },
  };
}

/** A switch that is on until somebody switches it off on this device. */
function toggle(name, label) {
  const key = `door/${name}`;
  const control = el('input', { type: 'checkbox', onchange: () => device.write(key, control.checked) });
  control.checked = device.read(key) ?? true;
  return field(name, label, { control });
}
