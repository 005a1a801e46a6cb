import type { Job, OutputOf, PipelineDeclaration } from '../../src/model/index.js';
import type { Database } from '../../src/server/store/database.js';
import { openTestOperations, type TestOperations } from './operations.js';

type State = OutputOf<'GetPipelineState'>;
type StageState = NonNullable<State['stageStates']>[number];
type ActionState = NonNullable<StageState['actionStates']>[number];

/** Pipelines that run, told through the operations alone, with one worker for all their jobs. */
export interface OperationsStory extends TestOperations {
  /** Creates a pipeline and gives the id of the execution that it begins with. */
  readonly create: (pipeline: PipelineDeclaration) => Promise<string>;
  readonly start: (name: string) => Promise<string>;
  /** The ids of a pipeline's executions, the newest first. */
  readonly executions: (pipelineName: string) => Promise<readonly string[]>;
  /** The job of a running action, acknowledged. */
  readonly job: (pipelineExecutionId: string, actionName: string) => Promise<Job>;
  readonly succeed: (
    pipelineExecutionId: string,
    ...actionNames: readonly string[]
  ) => Promise<void>;
  readonly fail: (pipelineExecutionId: string, actionName: string) => Promise<void>;
  readonly stage: (pipelineName: string, stageName: string) => Promise<StageState>;
  readonly action: (
    pipelineName: string,
    stageName: string,
    actionName: string,
  ) => Promise<ActionState>;
  /** Where an execution is: `Succeeded`, `InProgress in D`, `InProgress before D`. */
  readonly where: (pipelineName: string, pipelineExecutionId: string) => Promise<string>;
}

/** What every action is of that has no type of its own: it needs no configuration. */
const plainProvider = 'Worker';
/** One with a `Project`, a secret `Password`, and URLs. */
const linkedProvider = 'Linked';
const categories = ['Source', 'Build'] as const;

export const linkedType = (category: 'Source' | 'Build') =>
  ({ category, owner: 'Custom', provider: linkedProvider, version: '1' }) as const;

export const openOperationsStory = async (database: Database): Promise<OperationsStory> => {
  const operations = openTestOperations(database);
  const { call } = operations;
  for (const category of categories) await registerTypes(operations, category);
  const worker = createWorker(operations);
  const executions = async (pipelineName: string): Promise<readonly string[]> => {
    const { pipelineExecutionSummaries = [] } = await call('ListPipelineExecutions', {
      pipelineName,
    });
    return pipelineExecutionSummaries.map((summary) => idOf(summary.pipelineExecutionId));
  };
  const stage = async (name: string, stageName: string): Promise<StageState> => {
    const { stageStates = [] } = await call('GetPipelineState', { name });
    return found(stageStates.find((one) => one.stageName === stageName));
  };
  return {
    ...operations,
    ...worker,
    executions,
    stage,
    create: async (pipeline) => {
      await call('CreatePipeline', { pipeline });
      return idOf((await executions(pipeline.name))[0]);
    },
    start: async (name) =>
      idOf((await call('StartPipelineExecution', { name })).pipelineExecutionId),
    action: async (pipelineName, stageName, actionName) => {
      const { actionStates = [] } = await stage(pipelineName, stageName);
      return found(actionStates.find((one) => one.actionName === actionName));
    },
    where: (pipelineName, id) => whereIs(operations, pipelineName, id),
  };
};

const registerTypes = async (
  { call }: TestOperations,
  category: 'Source' | 'Build',
): Promise<void> => {
  const most = category === 'Source' ? 0 : 5;
  const type = {
    category,
    version: '1',
    inputArtifactDetails: { minimumCount: 0, maximumCount: most },
    outputArtifactDetails: { minimumCount: 0, maximumCount: 5 },
  } as const;
  await call('CreateCustomActionType', { ...type, provider: plainProvider });
  await call('CreateCustomActionType', {
    ...type,
    provider: linkedProvider,
    configurationProperties: [
      { name: 'Project', required: true, key: true, secret: false },
      { name: 'Password', required: false, key: false, secret: true },
    ],
    settings: {
      entityUrlTemplate: 'http://ci.example/job/{Config:Project}',
      executionUrlTemplate: 'http://ci.example/job/{Config:Project}/{ExternalExecutionId}',
      revisionUrlTemplate: 'http://git.example/{RevisionId}',
    },
  });
};

const found = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error('It is not there.');
  return value;
};
const idOf = found<string>;

/** Takes up whatever there is to do, and keeps it until the story says how it goes. */
const createWorker = ({
  call,
}: TestOperations): Pick<OperationsStory, 'job' | 'succeed' | 'fail'> => {
  const held = new Map<string, Job>();
  const keyOf = ({ data }: Job): string =>
    `${data?.pipelineContext?.pipelineExecutionId} ${data?.pipelineContext?.action?.name}`;
  const look = async (): Promise<void> => {
    const providers = [plainProvider, linkedProvider];
    for (const actionTypeId of categories.flatMap((category) =>
      providers.map((provider) => ({ ...linkedType(category), provider })),
    )) {
      const { jobs = [] } = await call('PollForJobs', { actionTypeId, maxBatchSize: 100 });
      for (const job of jobs) {
        await call('AcknowledgeJob', { jobId: idOf(job.id), nonce: found(job.nonce) });
        held.set(keyOf(job), job);
      }
    }
  };
  const job = async (pipelineExecutionId: string, actionName: string): Promise<Job> => {
    const key = `${pipelineExecutionId} ${actionName}`;
    if (!held.has(key)) await look();
    const taken = held.get(key);
    if (!taken) throw new Error(`There is no job for ${actionName} in ${pipelineExecutionId}.`);
    held.delete(key);
    return taken;
  };
  return {
    job,
    succeed: async (pipelineExecutionId, ...actionNames) => {
      for (const actionName of actionNames) {
        const { id } = await job(pipelineExecutionId, actionName);
        await call('PutJobSuccessResult', { jobId: idOf(id) });
      }
    },
    fail: async (pipelineExecutionId, actionName) => {
      const { id } = await job(pipelineExecutionId, actionName);
      await call('PutJobFailureResult', {
        jobId: idOf(id),
        failureDetails: { type: 'JobFailed', message: `${actionName} went wrong` },
      });
    },
  };
};

const whereIs = async (
  { call }: TestOperations,
  pipelineName: string,
  pipelineExecutionId: string,
): Promise<string> => {
  const { pipelineExecution } = await call('GetPipelineExecution', {
    pipelineName,
    pipelineExecutionId,
  });
  const status = `${pipelineExecution?.status}`;
  if (status !== 'InProgress' && status !== 'Stopping') return status;
  const { stageStates = [] } = await call('GetPipelineState', { name: pipelineName });
  for (const { stageName, inboundExecutions = [], latestExecution } of stageStates) {
    if (inboundExecutions.some((one) => one.pipelineExecutionId === pipelineExecutionId)) {
      return `${status} before ${stageName}`;
    }
    const isInside =
      latestExecution?.pipelineExecutionId === pipelineExecutionId &&
      ['InProgress', 'Stopping'].includes(latestExecution.status);
    if (isInside) return `${status} in ${stageName}`;
  }
  return `${status} nowhere`;
};
