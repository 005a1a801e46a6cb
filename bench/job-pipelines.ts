import type { PipelineDeclaration } from '../src/model/index.js';
import type { Connection } from './connection.js';

/** Pipelines that consist of jobs only, for workers that answer at once. */

export interface JobType {
  readonly category: 'Source' | 'Build';
  readonly owner: 'Custom';
  readonly provider: string;
  readonly version: '1';
}

export const jobType = (category: 'Source' | 'Build', provider: string): JobType => ({
  category,
  owner: 'Custom',
  provider,
  version: '1',
});

export const registerJobTypes = async (server: Connection, provider: string): Promise<void> => {
  const none = { minimumCount: 0, maximumCount: 0 };
  for (const category of ['Source', 'Build']) {
    await server.call('CreateCustomActionType', {
      category,
      provider,
      version: '1',
      inputArtifactDetails: none,
      outputArtifactDetails: none,
    });
  }
};

export const jobPipeline = (
  name: string,
  shape: { readonly provider: string; readonly stages: number; readonly actions: number },
): PipelineDeclaration => ({
  name,
  roleArn: 'arn:aws:iam::000000000000:role/pipeline',
  artifactStore: { type: 'S3', location: 'artifacts' },
  stages: [
    {
      name: 'Source',
      actions: [{ name: 'Fetch', actionTypeId: jobType('Source', shape.provider) }],
    },
    ...Array.from({ length: shape.stages }, (_, stage) => ({
      name: `Stage${stage + 1}`,
      actions: Array.from({ length: shape.actions }, (_, action) => ({
        name: `Action${action + 1}`,
        runOrder: action + 1,
        actionTypeId: jobType('Build', shape.provider),
      })),
    })),
  ],
});

/** Polls once, and carries what it gets through to its success; gives how many that were. */
export const workOnce = async (
  server: Connection,
  actionTypeId: JobType,
  headers?: Readonly<Record<string, string>>,
): Promise<number> => {
  const { jobs } = await server.call('PollForJobs', { actionTypeId, maxBatchSize: 1 }, headers);
  const found = jobs as readonly { readonly id: string; readonly nonce: string }[];
  for (const { id, nonce } of found) {
    await server.call('AcknowledgeJob', { jobId: id, nonce });
    await server.call('PutJobSuccessResult', { jobId: id });
  }
  return found.length;
};
