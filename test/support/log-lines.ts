import type { TestServer } from './server.js';

/** The lines that a server has logged so far, but for one that is only half written. */
export const logLines = (
  server: Pick<TestServer, 'log'>,
): readonly Readonly<Record<string, unknown>>[] => {
  const log = server.log();
  return log
    .slice(0, log.lastIndexOf('\n') + 1)
    .split('\n')
    .filter(Boolean)
    .map((line): Readonly<Record<string, unknown>> => JSON.parse(line));
};
