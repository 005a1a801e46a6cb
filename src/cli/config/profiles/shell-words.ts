import { generalError } from '../../aws/cli-error.js';

/**
 * Splits a text into words as a shell would, and Python's shlex does: quotes hold a word together,
 * a backslash takes what follows as it is, within double quotes only a `"` or another backslash.
 */
export function shellWords(text: string): readonly string[] {
  const words: string[] = [];
  let at = 0;
  while (at < text.length) {
    if (blanks.includes(text.charAt(at))) {
      at += 1;
      continue;
    }
    const { word, end } = wordAt(text, at);
    words.push(word);
    at = end;
  }
  return words;
}

const blanks = ' \t\r\n';

interface Scanned {
  readonly word: string;
  readonly end: number;
}

function wordAt(text: string, start: number): Scanned {
  let word = '';
  let at = start;
  while (at < text.length && !blanks.includes(text.charAt(at))) {
    const part = partAt(text, at);
    word += part.word;
    at = part.end;
  }
  return { word, end: at };
}

function partAt(text: string, at: number): Scanned {
  const character = text.charAt(at);
  if (character === '\\') return escapedAt(text, at);
  if (character !== '"' && character !== "'") return { word: character, end: at + 1 };
  let word = '';
  let end = at + 1;
  while (text.charAt(end) !== character) {
    if (end >= text.length) throw generalError('No closing quotation');
    const part =
      character === '"' && /^\\["\\]/.test(text.slice(end, end + 2))
        ? escapedAt(text, end)
        : { word: text.charAt(end), end: end + 1 };
    word += part.word;
    end = part.end;
  }
  return { word, end: end + 1 };
}

function escapedAt(text: string, at: number): Scanned {
  if (at + 1 >= text.length) throw generalError('No escaped character');
  return { word: text.charAt(at + 1), end: at + 2 };
}
