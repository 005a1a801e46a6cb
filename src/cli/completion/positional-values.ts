import type { DescribedCommand } from '../described-command.js';
import type { Candidate } from './candidate.js';
import { filesBeginning } from './files.js';
import { kindOfWord } from './live-names.js';
import type { Sources } from './option-values.js';

/** What the next word of a command of our own may be, by what its usage calls it. */
export async function positionalValues(
  command: DescribedCommand,
  before: readonly string[],
  { word, sources }: { readonly word: string; readonly sources: Sources },
): Promise<readonly Candidate[]> {
  const name = positionalsOf(command)[before.length];
  if (name === undefined) return [];
  if (name === 'FILE') return filesBeginning(word);
  const choices = name.split('|');
  if (choices.length > 1) return choices.map((value) => ({ value }));
  const kind = kindOfWord[name];
  return kind === undefined ? [] : sources.live(kind);
}

/** The names of the words that a command takes, such as PIPELINE, or `bash|zsh|fish` for a choice. */
export function positionalsOf({ help }: Pick<DescribedCommand, 'help'>): readonly string[] {
  const [usage = ''] = help.split(/\n{2,}/);
  const [line = ''] = usage.split('\n').filter((it) => !/^usage:?$/i.test(it.trim()));
  return withoutOptions(line)
    .replace(/^(usage: *)?\S+ +\S+/i, '')
    .split(/[\s[\]]+/)
    .filter((it) => /^[A-Z]+(-[A-Z]+)*$|^[a-z]+(\|[a-z]+)+$/.test(it));
}

// An option may have a value, which is written like a word of the line.
function withoutOptions(usage: string): string {
  return usage.replace(/\[--?[^\]]*\]|--?[a-z][\w-]*([ =][A-Z=]+)?/g, '');
}
