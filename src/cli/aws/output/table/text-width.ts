/**
 * The columns that a text fills: characters that East Asian typography may draw wide count twice.
 * Among them are those of ambiguous width, all of Greek and Cyrillic included.
 */
export function widthOf(text: string): number {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  let width = 0;
  for (const character of text) width += isWide(character.codePointAt(0) ?? 0) ? 2 : 1;
  return width;
}

function isWide(code: number): boolean {
  ranges ??= readRanges();
  let [low, high] = [0, ranges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.last ?? 0) < code) low = middle + 1;
    else high = middle;
  }
  return (ranges[low]?.first ?? Number.POSITIVE_INFINITY) <= code;
}

interface Range {
  readonly first: number;
  readonly last: number;
}

let ranges: readonly Range[] | undefined;

function readRanges(): readonly Range[] {
  let next = 0;
  return wideRanges.split(' ').map((range) => {
    const [gap = 0, length = 0] = range.split('.').map((digits) => Number.parseInt(digits, 36));
    const first = next + gap;
    next = first + length + 1;
    return { first, last: first + length };
  });
}

/**
 * The ranges of East_Asian_Width W, F and A in Unicode 15.1: how many characters lie between it and
 * the one before, and how many more than one it has, in base 36.
 */
const wideRanges =
  '4h 2 2.1 1 2.1 1.4 1.4 1.3 6 9 6.1 5.3 4 1.2 1.1 2 1.1 3.3 1 1 2 f 1 7 a.1 3 5.2 4 6.3 1 ' +
  '3.3 1 4.1 i.1 3 2q 1 1 1 1 1 1 1 38 f 2q 2 1.2 1 2 7.3 1 1 w.33 x.g 1.6 7.g 1.6 1j e.1r ' +
  '1 2i6.2n 2wg 2.3 1.1 2.1 2.2 1.3 8 1.1 1 5 2 1h a 1.3 13 2e 1 3 9 2 a.1 3 4 13.1 6.3 1.b ' +
  '4.9 f 6.9 u.1 o 1 i o 1.1 3.1 2 3 1 3 4 2.3 2 1 1.5 1 5.3 4.1 a 3 5 d.1 2.3 2.1 2.1 i.1 ' +
  '2.1 d 3 b p 2a 7.1 d.1 5a.3 3 2 30.3t 1.2o 4.z c.f 2.3 a.1 1.6 8.1 2.1 4.1 2.1 4.2 2 2.3 ' +
  'g.3 9 d.1 6.1 2 4.1 4.1 6 1 x 1 5.b c.1 1.2 1.3 1.1 1 f j a.1 1 8.1 h.2 4.t 1 4.n 5 4.1 ' +
  's k e 1 4.2 1 u.9 l.2 o e nv.1 1f 4.4 me.p 1.2g c.5x q.26 2.2d 2.2u 5.16 1.2l 1.2b b.1b ' +
  '1.5gf 1s.h3g 3.1i wp.s hv.8mb 1ng.5bz lc.p m.y 1.i 1.3 45.2n 3j.6 m m3m.4 b.1 e.4qf 8.yd ' +
  '16.8 6w7.3 1.6 1.1 1.82 f t.2 2 e.3 8.az c20 5m 1c.a 5.t 2.1l 6.1o 2b.2 d.17 4.8 7.1 e.5 ' +
  '4a.w c.8 1.1x 1.l c.16 4.4 c.g 3 3.1y 1 1.56 2.1q d.3 1.n i q.1 d 2e.2c 1c.1x 6 3.2 2.2 ' +
  '4.3 b.1 7.8 6b.b 4 7v.1a 1.9 1.54 34.c 3.8 7.19 1.6 8.d 4.8 7.8 zr.1ekd 2.1ekd e1vm.6n ' +
  '1e6o.1ekd 2.1ekd';
