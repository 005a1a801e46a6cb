import {
  type ActionDeclaration,
  CodePipeline,
  type Job,
  type PipelineDeclaration,
  type StageDeclaration,
} from '@aws-sdk/client-codepipeline';
import { type CallPipewright, pipewrightCaller } from '../../support/pipewright-call.js';
import type { TestServer } from '../../support/server.js';
import { customType, nextJob, registerType, roleArn } from '../../support/story.js';
import { executorType, thirdPartyType } from '../../support/third-party.js';
import { until } from '../../support/until.js';

/** The one live account that every operation is tried in, and what is done in it again and again. */
export interface World {
  readonly client: CodePipeline;
  readonly own: CallPipewright;
  /** A pipeline whose actions each have jobs of a type of their own; gives its execution's id. */
  readonly create: (sketch: PipelineSketch) => Promise<string>;
  readonly start: (name: string) => Promise<string>;
  /** Polls for the next job of a pipeline's kind and acknowledges it. */
  readonly take: (name: string, kind: Kind) => Promise<Job>;
  readonly succeed: (name: string, kind: Kind) => Promise<void>;
  readonly fail: (name: string, kind: Kind) => Promise<void>;
  readonly token: (name: string) => Promise<string>;
  /** Waits for an execution to end; gives its status. */
  readonly ended: (name: string, id: string) => Promise<string>;
  /** A third party's job that is queued, with its client's token. */
  readonly thirdPartyJob: () => Promise<{ readonly jobId: string; readonly clientToken: string }>;
}

type Kind = 'Source' | 'Build';

interface PipelineSketch {
  readonly name: string;
  readonly stages: readonly Sketched[];
  readonly more?: Partial<PipelineDeclaration>;
}

/** A stage with some builds, or with one approval. */
type Sketched = Partial<StageDeclaration> & {
  readonly name: string;
  readonly builds?: readonly string[];
};

export const unknownId = '00000000-0000-4000-8000-000000000000';
const thirdParty = 'Partner';
export const thirdPartyId = thirdPartyType(thirdParty);

const build = (pipelineName: string, name: string): ActionDeclaration => ({
  name,
  actionTypeId: customType('Build', pipelineName),
});

const approve: ActionDeclaration = {
  name: 'Approve',
  actionTypeId: { category: 'Approval', owner: 'AWS', provider: 'Manual', version: '1' },
};

export const declare = ({ name, stages, more }: PipelineSketch): PipelineDeclaration => ({
  name,
  roleArn,
  artifactStore: { type: 'S3', location: 'artifacts' },
  pipelineType: 'V2',
  stages: [
    { name: 'Source', actions: [{ name: 'Fetch', actionTypeId: customType('Source', name) }] },
    ...stages.map(({ builds, ...stage }) => ({
      actions: builds?.map((one) => build(name, one)) ?? [approve],
      ...stage,
    })),
  ],
  ...more,
});

export const openWorld = (server: TestServer): World => {
  const { endpoint, region, credentials } = server;
  const client = new CodePipeline({ endpoint, region, credentials, maxAttempts: 1 });
  const own = pipewrightCaller(server);
  const take = async (name: string, kind: Kind): Promise<Job> => {
    const job = await nextJob(client, customType(kind, name));
    await client.acknowledgeJob({ jobId: job.id, nonce: job.nonce });
    return job;
  };
  const start = async (name: string): Promise<string> =>
    (await client.startPipelineExecution({ name })).pipelineExecutionId ?? '';
  return {
    client,
    own,
    start,
    take,
    create: async (sketch) => {
      const { name } = sketch;
      await registerType(client, 'Source', name);
      await registerType(client, 'Build', name);
      await client.createPipeline({ pipeline: declare(sketch) });
      const { pipelineExecutionSummaries } = await client.listPipelineExecutions({
        pipelineName: name,
      });
      return pipelineExecutionSummaries?.[0]?.pipelineExecutionId ?? '';
    },
    succeed: async (name, kind) => {
      const { id: jobId } = await take(name, kind);
      await client.putJobSuccessResult({ jobId });
    },
    fail: async (name, kind) => {
      const { id: jobId } = await take(name, kind);
      const failureDetails = { type: 'JobFailed', message: 'It does not compile.' } as const;
      await client.putJobFailureResult({ jobId, failureDetails });
    },
    token: (name) =>
      until(`${name} asks for an approval`, async () => {
        const { stageStates = [] } = await client.getPipelineState({ name });
        return stageStates
          .flatMap(({ actionStates = [] }) => actionStates)
          .find(({ latestExecution }) => latestExecution?.token)?.latestExecution?.token;
      }),
    ended: (pipelineName, pipelineExecutionId) =>
      until(`${pipelineName} has ended`, async () => {
        const { pipelineExecution } = await client.getPipelineExecution({
          pipelineName,
          pipelineExecutionId,
        });
        const { status } = pipelineExecution ?? {};
        return status !== 'InProgress' && status !== 'Stopping' && status;
      }),
    thirdPartyJob: async () => {
      const { clientToken } = await own('GetThirdPartyClient', { actionTypeId: thirdPartyId });
      const jobId = await until('a job of the third party', async () => {
        const { jobs } = await client.pollForThirdPartyJobs({ actionTypeId: thirdPartyId });
        return jobs?.[0]?.jobId;
      });
      return { jobId, clientToken };
    },
  };
};

/** Registers the third party's type, and a pipeline with this many builds of it, all queued. */
export const openThirdParty = async (world: World, builds: number): Promise<void> => {
  await world.client.updateActionType({ actionType: executorType(thirdParty) });
  const actions = Array.from({ length: builds }, (_, index) => ({
    name: `Outside${index}`,
    actionTypeId: thirdPartyId,
    configuration: { Project: 'shop' },
  }));
  await world.create({ name: 'Outsourced', stages: [{ name: 'Build', actions }] });
  await world.succeed('Outsourced', 'Source');
};
