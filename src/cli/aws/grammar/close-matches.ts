const matchesMax = 3;
const ratioMin = 0.8;

/** The words that are much like the given one, the most alike first: Python difflib's measure. */
export function closeMatches(word: string, words: readonly string[]): readonly string[] {
  return words
    .filter((candidate) => couldBeAlike(candidate.length, word.length))
    .map((candidate) => ({ candidate, ratio: similarity(candidate, word) }))
    .filter(({ ratio }) => ratio >= ratioMin)
    .sort((a, b) => b.ratio - a.ratio || (a.candidate < b.candidate ? 1 : -1))
    .slice(0, matchesMax)
    .map(({ candidate }) => candidate);
}

// Texts of very different lengths are not worth comparing: a name is no book.
function couldBeAlike(length: number, other: number): boolean {
  return length <= 2 * other && other <= 2 * length;
}

/** Twice the characters in common by their total: 1 for equal texts, 0 for strangers. */
export function similarity(a: string, b: string): number {
  const [first, second] = [[...a], [...b]];
  const total = first.length + second.length;
  if (total === 0) return 1;
  return (2 * commonIn(first, second)) / total;
}

// The longest common block, and the same again to its left and to its right.
function commonIn(a: readonly string[], b: readonly string[]): number {
  const block = longestBlock(a, b);
  if (block.length === 0) return 0;
  const { atA, atB, length } = block;
  return (
    length +
    commonIn(a.slice(0, atA), b.slice(0, atB)) +
    commonIn(a.slice(atA + length), b.slice(atB + length))
  );
}

interface Block {
  readonly atA: number;
  readonly atB: number;
  readonly length: number;
}

// Of blocks of one length, the one that begins first in `a`, then first in `b`.
function longestBlock(a: readonly string[], b: readonly string[]): Block {
  let best: Block = { atA: 0, atB: 0, length: 0 };
  let endingBefore = new Map<number, number>();
  for (const [i, character] of a.entries()) {
    const ending = new Map<number, number>();
    for (const [j, other] of b.entries()) {
      if (other !== character) continue;
      const length = (endingBefore.get(j - 1) ?? 0) + 1;
      ending.set(j, length);
      if (length > best.length) best = { atA: i - length + 1, atB: j - length + 1, length };
    }
    endingBefore = ending;
  }
  return best;
}
