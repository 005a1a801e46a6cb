import { pythonJson } from '../../aws/python-json.js';

/** The text that AWS's command line hashes for the name of a file of the cache. */
export function cacheKey(
  parameters: Readonly<Record<string, string | number>>,
  separators: readonly [string, string] = [', ', ': '],
): string {
  const sorted = Object.fromEntries(
    Object.entries(parameters).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
  return pythonJson(sorted, { separators, isAscii: true });
}
