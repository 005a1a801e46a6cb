import {
  AcknowledgeJobCommand,
  type CodePipelineClient,
  CreatePipelineCommand,
  GetPipelineStateCommand,
  type Job,
  ListActionExecutionsCommand,
  ListPipelineExecutionsCommand,
  type PipelineDeclaration,
  type PipelineExecutionSummary,
  PollForJobsCommand,
  PutJobFailureResultCommand,
  PutJobSuccessResultCommand,
  type RuleDeclaration,
  type StageDeclaration,
  type StageState,
  StartPipelineExecutionCommand,
} from '@aws-sdk/client-codepipeline';
import { customType, registerType, roleArn } from './story.js';
import { until } from './until.js';

/** Pipelines of a live server, told step by step through a stock client that does their jobs, too. */
export interface LiveStory {
  /** Creates a pipeline and gives the id of its first execution. */
  readonly create: (pipeline: PipelineDeclaration) => Promise<string>;
  readonly start: (name: string, variables?: Readonly<Record<string, string>>) => Promise<string>;
  /** Does the jobs of these actions, one after the other, as soon as there are any. */
  readonly succeed: (id: string, ...actionNames: readonly string[]) => Promise<void>;
  readonly fail: (id: string, actionName: string) => Promise<void>;
  /** The executions of a pipeline, the newest first. */
  readonly executions: (name: string) => Promise<readonly PipelineExecutionSummary[]>;
  readonly execution: (name: string, id: string) => Promise<PipelineExecutionSummary>;
  readonly stage: (name: string, stageName: string) => Promise<StageState>;
  /** Waits for an execution to be in a stage, with a status there. */
  readonly reaches: (at: Reached) => Promise<StageState>;
  /** Waits for an execution to end like this. */
  readonly ends: (name: string, id: string, status: string) => Promise<PipelineExecutionSummary>;
  /** The token of a pending approval, from the list of action executions. */
  readonly token: (name: string, id: string, actionName: string) => Promise<string>;
}

interface Reached {
  readonly name: string;
  readonly stageName: string;
  readonly id: string;
  readonly status: string;
}

const provider = 'Teller';

/** Registers the action types of the story's pipelines. */
export const registerTellers = async (client: CodePipelineClient): Promise<void> => {
  await registerType(client, 'Source', provider);
  await registerType(client, 'Build', provider);
};

/** A V2 pipeline: a stage S with the source s, and behind it these stages. */
export const storyPipeline = (
  name: string,
  stages: readonly StageDeclaration[],
  more: Partial<PipelineDeclaration> = {},
): PipelineDeclaration => ({
  name,
  roleArn,
  pipelineType: 'V2',
  artifactStore: { type: 'S3', location: 'artifacts' },
  stages: [
    { name: 'S', actions: [{ name: 's', actionTypeId: customType('Source', provider) }] },
    ...stages,
  ],
  ...more,
});

/** A stage with one action, of the same name in lower case. */
export const storyStage = (
  name: string,
  more: Partial<StageDeclaration> = {},
): StageDeclaration => ({
  name,
  actions: [{ name: name.toLowerCase(), actionTypeId: customType('Build', provider) }],
  ...more,
});

/** A rule that says yes when the pipeline's variable GO has this value. */
export const goIs = (value: string, name = 'Go'): RuleDeclaration => ({
  name,
  ruleTypeId: { category: 'Rule', owner: 'AWS', provider: 'VariableCheck', version: '1' },
  configuration: { Variable: '#{variables.GO}', Value: value, Operator: 'EQ' },
});

/** Stages T and U. The conditions of T may look at the variable GO, which is `no` unless it is given. */
export const guardedPipeline = (name: string, gates: Partial<StageDeclaration>) =>
  storyPipeline(name, [storyStage('T', gates), storyStage('U')], {
    variables: [{ name: 'GO', defaultValue: 'no' }],
  });

export const tellLiveStory = (client: CodePipelineClient): LiveStory => {
  const job = jobsOf(client);
  const executions = async (pipelineName: string) =>
    (await client.send(new ListPipelineExecutionsCommand({ pipelineName })))
      .pipelineExecutionSummaries ?? [];
  const execution = async (name: string, id: string) =>
    present((await executions(name)).find((one) => one.pipelineExecutionId === id));
  const stage = async (name: string, stageName: string) => {
    const { stageStates = [] } = await client.send(new GetPipelineStateCommand({ name }));
    return present(stageStates.find((one) => one.stageName === stageName));
  };
  return {
    executions,
    execution,
    stage,
    create: async (pipeline) => {
      await client.send(new CreatePipelineCommand({ pipeline }));
      const [first] = await executions(present(pipeline.name));
      return present(first?.pipelineExecutionId);
    },
    start: async (name, variables = {}) => {
      const given = Object.entries(variables).map(([key, value]) => ({ name: key, value }));
      const started = await client.send(
        new StartPipelineExecutionCommand({
          name,
          ...(given.length > 0 && { variables: given }),
        }),
      );
      return present(started.pipelineExecutionId);
    },
    succeed: async (id, ...actionNames) => {
      for (const actionName of actionNames) {
        const jobId = await job(id, actionName);
        await client.send(new PutJobSuccessResultCommand({ jobId }));
      }
    },
    fail: async (id, actionName) => {
      const failureDetails = { type: 'JobFailed', message: `${actionName} went wrong` } as const;
      const jobId = await job(id, actionName);
      await client.send(new PutJobFailureResultCommand({ jobId, failureDetails }));
    },
    reaches: ({ name, stageName, id, status }) =>
      until(`${id} is ${status} in ${stageName}`, async () => {
        const found = await stage(name, stageName);
        const { pipelineExecutionId, status: now } = found.latestExecution ?? {};
        return pipelineExecutionId === id && now === status && found;
      }),
    ends: (name, id, status) =>
      until(`${id} is ${status}`, async () => {
        const found = await execution(name, id);
        return found.status === status && found;
      }),
    token: async (pipelineName, pipelineExecutionId, actionName) => {
      const { actionExecutionDetails = [] } = await client.send(
        new ListActionExecutionsCommand({ pipelineName, filter: { pipelineExecutionId } }),
      );
      const found = actionExecutionDetails.find((one) => one.actionName === actionName);
      return present(found?.output?.executionResult?.externalExecutionId);
    },
  };
};

/** Takes up whatever there is to do, and keeps it until the story says how it goes. */
const jobsOf = (client: CodePipelineClient) => {
  const held = new Map<string, string>();
  const take = async ({ id: jobId, nonce, data }: Job): Promise<void> => {
    await client.send(new AcknowledgeJobCommand({ jobId, nonce }));
    const { pipelineExecutionId, action } = data?.pipelineContext ?? {};
    held.set(`${pipelineExecutionId} ${action?.name}`, present(jobId));
  };
  return (id: string, actionName: string): Promise<string> =>
    until(`there is a job for ${actionName} in ${id}`, async () => {
      const key = `${id} ${actionName}`;
      if (!held.has(key)) {
        for (const category of ['Source', 'Build'] as const) {
          const { jobs = [] } = await client.send(
            new PollForJobsCommand({
              actionTypeId: customType(category, provider),
              maxBatchSize: 10,
            }),
          );
          for (const job of jobs) await take(job);
        }
      }
      const jobId = held.get(key);
      held.delete(key);
      return jobId;
    });
};

const present = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error('It is not there.');
  return value;
};
