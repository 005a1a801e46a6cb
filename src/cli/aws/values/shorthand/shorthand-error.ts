/** A text does not follow the shorthand syntax. */
export class ShorthandError extends Error {}

/** Something else was expected at one place of the text. */
export class ShorthandSyntaxError extends ShorthandError {}

export function syntaxError(
  characters: readonly string[],
  at: number,
  { expected, received }: { readonly expected: string; readonly received: string },
): ShorthandSyntaxError {
  return new ShorthandSyntaxError(
    // The blank before the text is AWS's; the caret does not reckon with it.
    `Expected: '${expected}', received: '${received}' for input:\n ${withCaret(characters, at)}`,
  );
}

export function duplicateKeyError(
  characters: readonly string[],
  at: number,
  key: string,
): ShorthandError {
  return new ShorthandError(
    `Second instance of key "${key}" encountered for input:\n${withCaret(characters, at)}\n` +
      'This is often because there is a preceding "," instead of a space.',
  );
}

// The caret stands under the place, on a line of its own after the line that the place is in.
function withCaret(characters: readonly string[], at: number): string {
  const lineStart = characters.slice(0, at).lastIndexOf('\n') + 1;
  const nextBreak = characters.indexOf('\n', at);
  const lineEnd = nextBreak === -1 ? characters.length : nextBreak;
  const caret = `${' '.repeat(at - lineStart)}^`;
  return `${characters.slice(0, lineEnd).join('')}\n${caret}${characters.slice(lineEnd).join('')}`;
}
