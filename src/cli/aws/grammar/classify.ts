import { usageError } from '../cli-error.js';
import type { Argument } from './argument.js';

/** What a word of the line is to a parser, before any is taken. */
export type Word =
  | { readonly kind: 'value'; readonly text: string }
  | { readonly kind: 'separator'; readonly text: string }
  | {
      readonly kind: 'option';
      readonly text: string;
      /** Undefined for what looks like an option, but is none that the parser knows. */
      readonly argument?: Argument;
      /** What followed the first `=`. */
      readonly attached?: string;
    };

export function classify(known: readonly Argument[], line: readonly string[]): readonly Word[] {
  const separator = line.indexOf('--');
  const mixed = separator === -1 ? line : line.slice(0, separator);
  const words = mixed.map((text) => classifyWord(known, text));
  if (separator === -1) return words;
  const values = line.slice(separator + 1).map((text): Word => ({ kind: 'value', text }));
  return [...words, { kind: 'separator', text: '--' }, ...values];
}

// In the digits of any script.
const negativeNumber = /^-\p{Nd}+$|^-\p{Nd}*\.\p{Nd}+$/u;

function classifyWord(known: readonly Argument[], text: string): Word {
  if (!text.startsWith('-')) return { kind: 'value', text };
  const exact = known.find(({ flag }) => flag === text);
  if (exact !== undefined) return { kind: 'option', text, argument: exact };
  if (text.length === 1) return { kind: 'value', text };
  const { name, attached } = split(text);
  const argument =
    known.find(({ flag }) => flag === name) ?? abbreviated(known, { text, prefix: name });
  if (argument !== undefined) {
    return { kind: 'option', text, argument, ...(attached === undefined ? {} : { attached }) };
  }
  if (negativeNumber.test(text) || text.includes(' ')) return { kind: 'value', text };
  return { kind: 'option', text };
}

function split(text: string): { readonly name: string; readonly attached?: string } {
  const equals = text.indexOf('=');
  if (equals === -1) return { name: text };
  return { name: text.slice(0, equals), attached: text.slice(equals + 1) };
}

// A prefix of one flag stands for it.
function abbreviated(
  known: readonly Argument[],
  { text, prefix }: { readonly text: string; readonly prefix: string },
): Argument | undefined {
  if (!text.startsWith('--')) return undefined;
  const candidates = known.filter(({ flag }) => flag?.startsWith(prefix));
  if (candidates.length <= 1) return candidates[0];
  const flags = candidates.map(({ flag }) => flag).join(', ');
  throw usageError(`ambiguous option: ${text} could match ${flags}`);
}
