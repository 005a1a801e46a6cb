/** What may stand in the place of the word under the cursor. */
export interface Candidate {
  /** The whole word. */
  readonly value: string;
  readonly description?: string;
  /** More belongs to the word: no blank is put behind it. */
  readonly isOpen?: boolean;
}

export function plain(values: readonly string[]): readonly Candidate[] {
  return values.map((value) => ({ value }));
}

export function described(value: string, description: string): Candidate {
  return description === '' ? { value } : { value, description };
}

/** Those that begin as the word does. */
export function beginning(candidates: readonly Candidate[], prefix: string): readonly Candidate[] {
  return candidates.filter(({ value }) => value.startsWith(prefix));
}

/** The first sentence of a text, which is all that there is room for. */
export function firstSentence(text: string): string {
  return /^.*?[.:](?=\s|$)/.exec(text)?.[0] ?? text;
}
