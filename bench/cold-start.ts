import { startBenchServer } from './bench-server.js';
import type { Figure } from './figure.js';

const rounds = 5;

/** From the start of the process to its readiness, on a new data directory and on an old one. */
export const benchColdStart = async (directory: string): Promise<readonly Figure[]> => {
  const fresh: number[] = [];
  const existing: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const data = `${directory}-${round}`;
    for (const times of [fresh, existing]) {
      const server = await startBenchServer(data);
      times.push(server.readyAfter);
      await server.stop();
    }
  }
  const median = (times: number[]): number => times.sort((a, b) => a - b)[rounds >> 1] ?? 0;
  return [
    {
      name: '(d) cold start, fresh data',
      value: median(fresh),
      unit: 'ms',
      target: 'target < 4,000 ms',
    },
    {
      name: '(d) cold start, existing data',
      value: median(existing),
      unit: 'ms',
      target: 'target < 1,500 ms',
    },
  ];
};
