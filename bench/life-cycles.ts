import type { Connection } from './connection.js';
import type { Figure } from './figure.js';
import { jobPipeline, jobType, registerJobTypes, workOnce } from './job-pipelines.js';

const provider = 'LifeCycle';
const pipelines = 64;
const workers = 48;
const warmUpSeconds = 3;
const seconds = 10;

/** Durable job life cycles over HTTP: poll → acknowledge → success, which queues the next action. */
export const benchLifeCycles = async (server: Connection): Promise<readonly Figure[]> => {
  await registerJobTypes(server, provider);
  const names = Array.from({ length: pipelines }, (_, index) => `LifeCycle${index}`);
  const shape = { provider, stages: 20, actions: 20 };
  for (const name of names)
    await server.call('CreatePipeline', { pipeline: jobPipeline(name, shape) });
  let done = 0;
  while (done < names.length) done += await workOnce(server, jobType('Source', provider));

  let cycles = 0;
  let isOver = false;
  const working = Array.from({ length: workers }, async () => {
    while (!isOver) {
      const found = await workOnce(server, jobType('Build', provider));
      cycles += found;
    }
  });
  await pause(warmUpSeconds);
  const before = cycles;
  const began = performance.now();
  await pause(seconds);
  const perSecond = ((cycles - before) * 1000) / (performance.now() - began);
  isOver = true;
  await Promise.all(working);
  for (const name of names) await server.call('DeletePipeline', { name });
  return [
    {
      name: '(a) job life cycles over HTTP, durable',
      value: perSecond,
      unit: '/s',
      target: 'target ≥ 1,000/s',
    },
  ];
};

const pause = (duration: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, duration * 1000));
