import type { Connection } from './connection.js';
import type { Figure } from './figure.js';
import { jobType, registerJobTypes } from './job-pipelines.js';

const provider = 'Idle';
const pollers = 48;
const seconds = 5;

/** Polls that find nothing. */
export const benchIdlePolls = async (server: Connection): Promise<readonly Figure[]> => {
  await registerJobTypes(server, provider);
  const actionTypeId = jobType('Build', provider);
  let polls = 0;
  const began = performance.now();
  const until = began + seconds * 1000;
  await Promise.all(
    Array.from({ length: pollers }, async () => {
      while (performance.now() < until) {
        await server.call('PollForJobs', { actionTypeId, maxBatchSize: 1 });
        polls += 1;
      }
    }),
  );
  const value = (polls * 1000) / (performance.now() - began);
  return [{ name: '(b) idle PollForJobs', value, unit: '/s', target: 'target ≥ 3,000/s' }];
};
