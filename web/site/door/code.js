/**
 * Ticket codes: 20 characters of Crockford's base 32, of which the last one checks the others. The server's
 * `TicketCode` has the same rules.
 */

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 20;

// x^5 + x^2 + 1: each character counts with another power of x, so a wrong one or two that are swapped show.
const POLYNOMIAL = 0b100101;

// Bookings of before have one code for all their tickets: the booking's id and a secret.
const FORMER = /^[0-9a-f]{32}\.[\w-]+$/;

/**
 * Reads what a scanner or a person typed or pasted: in any case, with any signs between the letters and digits, with O
 * for 0, I and L for 1.
 *
 * @param {string} text
 * @returns {{code: (string|undefined), flaw: (string|undefined)}} the code as the server takes it; or why it is none:
 *     `form` if it has not the characters of one, `typo` if a character is wrong
 */
export function readCode(text) {
  if (FORMER.test(text.trim())) return { code: text.trim() };
  const code = text
    .normalize('NFKC')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .toUpperCase()
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  const digits = [...code].map((character) => ALPHABET.indexOf(character));
  if (digits.length !== LENGTH || digits.includes(-1)) return { flaw: 'form' };
  return check(digits) === 0 ? { code } : { flaw: 'typo' };
}

/**
 * What a code says of its ticket.
 *
 * @param {string} code as {@link readCode} gives it
 * @returns {{booking: string, serial: (number|undefined)}} the id of the booking or its beginning, and which of its
 *     tickets it is
 */
export function bookingOf(code) {
  if (FORMER.test(code)) return { booking: code.split('.')[0], serial: undefined };
  const bits = [...code.slice(0, 7)].reduce((sum, character) => sum * 32 + ALPHABET.indexOf(character), 0);
  // 24 bits of the id, 10 of the serial, and the first of the proof.
  const [prefix, serial] = [Math.floor(bits / 2 ** 11), Math.floor(bits / 2) % 2 ** 10];
  return { booking: prefix.toString(16).padStart(6, '0'), serial };
}

/** 0 for a code without a mistake. */
function check(digits) {
  return digits.reduce((sum, digit) => {
    const shifted = sum << 1;
    return (shifted > 31 ? shifted ^ POLYNOMIAL : shifted) ^ digit;
  }, 0);
}
