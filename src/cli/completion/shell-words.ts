/** A line as a POSIX shell reads it, up to the cursor. */
export interface ShellLine {
  /** The words with their quotes taken off; the last is the one under the cursor and may be empty. */
  readonly words: readonly string[];
  /** Whether the last word stands in quotes that are still open. */
  readonly isQuoted: boolean;
}

/** Reads words that may be quoted; nothing is expanded. A backslash before a line break continues the line. */
export function readShellLine(line: string): ShellLine {
  const words: string[] = [];
  let word: string | undefined;
  let isQuoted = false;
  for (const { groups = {} } of line.matchAll(piece)) {
    if (groups['blanks'] !== undefined) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else if (groups['escaped'] !== '\n') {
      word = (word ?? '') + textOf(groups);
      isQuoted = groups['singleEnd'] === '' || groups['doubleEnd'] === '';
    }
  }
  return { words: [...words, word ?? ''], isQuoted };
}

const piece = new RegExp(
  [
    String.raw`(?<blanks>\s+)`,
    String.raw`\\(?<escaped>[\s\S]?)`,
    `'(?<single>[^']*)(?<singleEnd>'?)`,
    String.raw`"(?<double>(?:\\[\s\S]|[^"\\])*)(?<doubleEnd>"?)`,
    String.raw`(?<bare>[^\s\\'"]+)`,
  ].join('|'),
  'g',
);

type Groups = Readonly<Record<string, string | undefined>>;

// Between double quotes a backslash is itself, but before what is special there.
function textOf({ escaped, single, double, bare }: Groups): string {
  if (double !== undefined) return double.replace(/\\\n/g, '').replace(/\\(["\\$`])/g, '$1');
  return escaped ?? single ?? bare ?? '';
}
