import { readFile } from 'node:fs/promises';
import type { BenchServer } from './bench-server.js';
import type { Figure } from './figure.js';

/** What the server itself holds at rest; its database's processes are PostgreSQL's own. */
export const benchMemory = async (server: BenchServer): Promise<readonly Figure[]> => {
  const status = await readFile(`/proc/${server.pid}/status`, 'utf8').catch(() => '');
  const kilobytes = Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN);
  return [
    { name: '(e) memory at rest', value: kilobytes / 1024, unit: 'MB', target: 'target < 200 MB' },
  ];
};
