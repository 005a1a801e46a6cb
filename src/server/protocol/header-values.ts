/** The headers of a request by lower-case name. */
export type HeaderValues = ReadonlyMap<string, string>;

/**
 * Gathers node's raw headers as signatures have them: the lines of one name joined by a comma, in the
 * order in which they came. `IncomingMessage.headers` drops some of the repeated ones.
 */
export const headerValues = (rawHeaders: readonly string[]): HeaderValues => {
  const values = new Map<string, string>();
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    const name = rawHeaders[at]?.toLowerCase() ?? '';
    const value = rawHeaders[at + 1]?.trim() ?? '';
    const before = values.get(name);
    values.set(name, before === undefined ? value : `${before},${value}`);
  }
  return values;
};
