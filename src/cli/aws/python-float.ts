import { withoutLeadingBlanks, withoutTrailingBlanks } from './values/blanks.js';

const digits = String.raw`\d+(?:_\d+)*`;
const decimal = new RegExp(
  `^[+-]?(?:${digits}(?:\\.(?:${digits})?)?|\\.${digits})(?:e[+-]?${digits})?$`,
  'i',
);

/** What Python's `float()` makes of a text; undefined if it is no number. */
export function parseFloatText(text: string): number | undefined {
  const trimmed = withoutLeadingBlanks(withoutTrailingBlanks(text));
  if (decimal.test(trimmed)) return Number(trimmed.replaceAll('_', ''));
  const [, sign, word] = /^([+-]?)(inf|infinity|nan)$/i.exec(trimmed) ?? [];
  if (word === undefined) return undefined;
  if (word.toLowerCase() === 'nan') return Number.NaN;
  return sign === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}
