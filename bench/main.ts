import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBenchServer } from './bench-server.js';
import { benchColdStart } from './cold-start.js';
import { type Figure, printFigures } from './figure.js';
import { benchIdlePolls } from './idle-polls.js';
import { benchLifeCycles } from './life-cycles.js';
import { benchMemory } from './memory.js';
import { benchPgbench } from './pgbench.js';
import { benchRelease } from './release.js';
import { benchValidation } from './validation.js';

// PIPEWRIGHT_BENCH=life-cycles npm run bench: only those whose name holds the word.
const wanted = process.env['PIPEWRIGHT_BENCH'] ?? '';
const isWanted = (name: string): boolean => name.includes(wanted);

const figures: Figure[] = [];
const directory = await mkdtemp(join(tmpdir(), 'pw-bench-'));
try {
  if (isWanted('cold-start')) figures.push(...(await benchColdStart(join(directory, 'cold'))));
  const server = await startBenchServer(join(directory, 'data'));
  try {
    if (isWanted('memory')) figures.push(...(await benchMemory(server)));
    if (isWanted('idle-polls')) figures.push(...(await benchIdlePolls(server)));
    if (isWanted('release')) figures.push(...(await benchRelease(server)));
    if (isWanted('life-cycles')) {
      const cycles = await benchLifeCycles(server);
      figures.push(...cycles, ...(await benchPgbench(server, cycles)));
    }
  } finally {
    await server.stop();
  }
  if (isWanted('validation')) figures.push(...(await benchValidation()));
} finally {
  await rm(directory, { recursive: true, force: true });
}
printFigures(figures);
