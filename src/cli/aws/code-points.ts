/**
 * Orders texts as Python does, by code point. JavaScript's own order takes halves of pairs by
 * themselves, and puts those before what follows them in the first plane.
 */
export function byCodePoint(a: string, b: string): number {
  const end = Math.min(a.length, b.length);
  for (let at = 0; at < end; at += 1) {
    const [first, second] = [a.charCodeAt(at), b.charCodeAt(at)];
    if (first !== second) return lifted(first) - lifted(second);
  }
  return a.length - b.length;
}

const firstSurrogate = 0xd800;
const lastSurrogate = 0xdfff;

// A half of a pair stands for a character that comes after all of the first plane.
function lifted(unit: number): number {
  return unit >= firstSurrogate && unit <= lastSurrogate ? unit + 0x10000 : unit;
}

export function sorted(texts: Iterable<string>): readonly string[] {
  return [...texts].sort(byCodePoint);
}

/** How many characters Python counts in a text. */
export function lengthOf(text: string): number {
  return [...text].length;
}
