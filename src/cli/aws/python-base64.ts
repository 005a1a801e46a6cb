import { Buffer } from 'node:buffer';

/**
 * The bytes of a text in base64, as Python reads it: what is not of the alphabet is passed over, and
 * nothing is read after the padding. Undefined if the padding is not what it should be.
 */
export function decodeBase64(text: string): Uint8Array | undefined {
  let digits = '';
  let pads = 0;
  for (const character of text) {
    if (character === '=') {
      pads += 1;
      const place = digits.length % 4;
      if (place >= 2 && place + pads >= 4) return Buffer.from(digits, 'base64');
    } else if (/[A-Za-z\d+/]/.test(character)) {
      digits += character;
      pads = 0;
    }
  }
  return digits.length % 4 === 0 ? Buffer.from(digits, 'base64') : undefined;
}
