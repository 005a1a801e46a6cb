import { generalError } from '../../aws/cli-error.js';

/** The epoch milliseconds of a time of expiry, in any of the forms in which services write one. */
export async function expiryOf(text: string, now: number): Promise<number> {
  const { parseTimestamp } = await import('../../aws/values/timestamp/parse-timestamp.js');
  const seconds = parseTimestamp(text, now);
  if (seconds === undefined) throw generalError(`Unknown string format: ${text}`);
  return seconds * 1000;
}

/** The form in which AWS's command line keeps a time of expiry in its caches. */
export function isoSeconds(millis: number): string {
  return new Date(millis).toISOString().replace(/\.\d+Z$/, 'Z');
}
