/**
 * The foot of the page: who runs it, as the operator has set it in `/site.json`, and the languages. It comes after the
 * first view.
 */

import { el, fill } from './dom.js';
import { language, LANGUAGES, loadRest, speak, t } from './language.js';
import { styles } from './styles.js';

const SAFE = {
  imprint: ['https:'],
  privacy: ['https:'],
  help: ['https:'],
  contact: ['https:', 'mailto:'],
};

/** Draws the foot of the page. Without an answer, it has the languages only. */
export async function drawFoot() {
  const [site] = await Promise.all([load(), styles('/views.css', { shared: true }), loadRest()]);
  const names = { imprint: t('Imprint'), privacy: t('Privacy'), help: t('Help'), contact: t('Contact') };
  const links = Object.entries(names)
    .filter(([name]) => isSafe(site[name], SAFE[name]))
    .map(([name, label]) => el('li', {}, el('a', { href: site[name], rel: 'noreferrer' }, label)));
  fill(
    document.getElementById('foot'),
    typeof site.operator === 'string' && el('span', {}, site.operator),
    links.length > 0 && el('ul', {}, links),
    el(
      'div',
      { class: 'languages', role: 'group', 'aria-label': t('Language') },
      Object.entries(LANGUAGES).map(choice),
    ),
  );
}

async function load() {
  try {
    const answer = await fetch('/site.json');
    return answer.ok ? Object(await answer.json()) : {};
  } catch {
    return {};
  }
}

/** Whether an address has one of these schemes: the file is made by hand, and a link must not run a script. */
function isSafe(address, schemes) {
  return typeof address === 'string' && URL.canParse(address) && schemes.includes(new URL(address).protocol);
}

function choice([code, name]) {
  return el(
    'button',
    { type: 'button', lang: code, 'aria-pressed': String(code === language), onclick: () => speak(code) },
    name,
  );
}
