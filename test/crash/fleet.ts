import { setTimeout as delay } from 'node:timers/promises';
import {
  AcknowledgeJobCommand,
  type Job,
  PollForJobsCommand,
  PutJobSuccessResultCommand,
  StartPipelineExecutionCommand,
} from '@aws-sdk/client-codepipeline';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import type { StockClients } from '../support/clients.js';
import { customType } from '../support/story.js';
import type { Witness } from './witness.js';

/** Clients that go on through every crash, and note what they were promised. */
export interface Fleet {
  /** Nothing new is started or uploaded; the workers go on. */
  readonly stopStarting: () => Promise<void>;
  /** The workers end when their jobs have been answered. */
  readonly stopWorking: () => Promise<void>;
}

const pause = 20;

export const sendFleet = (given: {
  readonly clients: StockClients;
  readonly provider: string;
  readonly pipelines: readonly string[];
  readonly witness: Witness;
}): Fleet => {
  const stopping = new AbortController();
  const workersStopping = new AbortController();
  const starters = given.pipelines.map((name) => startAgainAndAgain(given, name, stopping.signal));
  const uploaders = [uploadAgainAndAgain(given, stopping.signal)];
  const workers = (['Source', 'Build'] as const).flatMap((category) =>
    [1, 2, 3].map(() => workAgainAndAgain(given, category, workersStopping.signal)),
  );
  return {
    stopStarting: async () => {
      stopping.abort();
      await Promise.all([...starters, ...uploaders]);
    },
    stopWorking: async () => {
      workersStopping.abort();
      await Promise.all(workers);
    },
  };
};

type Given = Parameters<typeof sendFleet>[0];

/** Gives undefined when no answer came, and throws what the server answered. */
const answered = async <T>(call: Promise<T>): Promise<T | undefined> => {
  try {
    return await call;
  } catch (error) {
    const status = (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode;
    if (status !== undefined && status < 500) throw error;
    await delay(pause);
    return undefined;
  }
};

const startAgainAndAgain = async (given: Given, name: string, signal: AbortSignal) => {
  while (!signal.aborted) {
    const answer = await answered(
      given.clients.codepipeline.send(new StartPipelineExecutionCommand({ name })),
    );
    if (answer?.pipelineExecutionId) given.witness.started.add(answer.pipelineExecutionId);
    await delay(pause * 5);
  }
};

const uploadAgainAndAgain = async (given: Given, signal: AbortSignal) => {
  for (let count = 1; !signal.aborted; count += 1) {
    const body = `upload ${count} ${'x'.repeat(count % 5_000)}`;
    const answer = await answered(
      given.clients.s3.send(new PutObjectCommand({ Bucket: 'uploads', Key: 'object', Body: body })),
    );
    if (answer?.VersionId) given.witness.uploaded.set(answer.VersionId, body);
    await delay(pause);
  }
};

const workAgainAndAgain = async (
  given: Given,
  category: 'Source' | 'Build',
  signal: AbortSignal,
) => {
  while (!signal.aborted) {
    const polled = await answered(
      given.clients.codepipeline.send(
        new PollForJobsCommand({ actionTypeId: customType(category, given.provider) }),
      ),
    );
    const [job] = polled?.jobs ?? [];
    if (job) await doJob(given, job);
    else await delay(pause);
  }
};

const doJob = async ({ clients, witness }: Given, job: Job): Promise<void> => {
  const jobId = job.id ?? '';
  const nonce = job.nonce ?? '';
  const status = await againUntilAnswered(() =>
    clients.codepipeline
      .send(new AcknowledgeJobCommand({ jobId, nonce }))
      .then((one) => one.status),
  ).catch((error: Error) => error.name);
  if (status !== 'InProgress') return;
  witness.noteAcknowledged(jobId, nonce);
  const context = job.data?.pipelineContext;
  const action = `${context?.pipelineExecutionId} ${context?.stage?.name} ${context?.action?.name}`;
  try {
    await againUntilAnswered(() =>
      clients.codepipeline.send(new PutJobSuccessResultCommand({ jobId })),
    );
    witness.noteSucceeded(action, jobId);
  } catch (error) {
    // The result was taken before the answer was lost.
    if ((error as Error).name !== 'InvalidJobStateException') throw error;
    witness.noteSucceeded(action, jobId);
  }
};

const againUntilAnswered = async <T>(call: () => Promise<T>): Promise<T> => {
  for (;;) {
    const answer = await answered(call().then((value) => ({ value })));
    if (answer) return answer.value;
  }
};
