import { plainTypeOf } from './plain-type.js';

export type ScalarStyle = 'plain' | 'single' | 'double';

/** How a text is written: as plainly as it is still read as the same text. */
export function styleOf(text: string): ScalarStyle {
  if (special.test(text) || blankAtBreak.test(text)) return 'double';
  const isPlain = !/[\n\u2028\u2029]|^ | $/.test(text) && !indicator.test(text);
  return isPlain && plainTypeOf(text) === 'text' ? 'plain' : 'single';
}

/** What is not printed as it is, but escaped. */
export const special = /[^\n\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]/u;

const blankAtBreak = /[\n\u2028\u2029] | [\n\u2028\u2029]/;

// At its beginning a document's mark, a lone `-`, `?` or `:`, and what begins something; anywhere a
// colon at the end of a word and `#` at the beginning of one.
const indicator =
  /^(?:---|\.\.\.)|^[-?:](?=[ \n\u2028\u2029]|$)|^[#,[\]{}&*!|>'"%@`]|:(?=[ \n\u2028\u2029]|$)|(?<=[ \n\u2028\u2029])#/;
