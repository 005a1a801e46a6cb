/** What Python's parser says of a text that is not JSON. */
export class JsonError extends Error {}

/** The words of Python with the place: line, column and position, all in code points. */
export function jsonError(message: string, text: string, at: number): JsonError {
  const before = [...text.slice(0, at)];
  const line = before.filter((character) => character === '\n').length + 1;
  const column = before.length - before.lastIndexOf('\n');
  return new JsonError(`${message}: line ${line} column ${column} (char ${before.length})`);
}
