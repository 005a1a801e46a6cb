import {
  type CodePipelineClient,
  CreateCustomActionTypeCommand,
  CreatePipelineCommand,
  GetPipelineCommand,
  GetPipelineStateCommand,
  ListActionExecutionsCommand,
  type PipelineDeclaration,
  PutJobSuccessResultCommand,
  StartPipelineExecutionCommand,
  UpdatePipelineCommand,
} from '@aws-sdk/client-codepipeline';
import { describe, expect, test } from 'vitest';
import { liveServer } from '../support/live-server.js';
import {
  acknowledge,
  createPipeline,
  customType,
  executionIs,
  nextJob,
  registerType,
  roleArn,
} from '../support/story.js';

let client: CodePipelineClient;
liveServer(async ({ clients }) => {
  client = clients.codepipeline;
});

const finish = async (
  type: ReturnType<typeof customType>,
  outputVariables?: Record<string, string>,
) => {
  const job = await nextJob(client, type);
  await acknowledge(client, job);
  await client.send(new PutJobSuccessResultCommand({ jobId: job.id, outputVariables }));
  return job;
};

// Names that every object has, and the longest that there may be.
describe.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'x'.repeat(100)])(
  'with everything named %s',
  (name) => {
    const provider = `P${name.length}`;
    const namespace = `${name.slice(0, 99)}-`;
    const property = name.slice(0, 50);
    const reference = `#{${namespace}.${name}}`;
    const [source, build] = [customType('Source', provider), customType('Build', provider)];
    const pipeline: PipelineDeclaration = {
      name,
      roleArn,
      pipelineType: 'V2',
      artifactStore: { type: 'S3', location: 'artifacts' },
      variables: [{ name, defaultValue: 'by default' }, { name: 'valueOf' }],
      stages: [
        {
          name,
          actions: [{ name, actionTypeId: source, namespace, outputArtifacts: [{ name }] }],
        },
        {
          name: 'Build',
          actions: [
            {
              name,
              actionTypeId: build,
              configuration: Object.fromEntries([
                [property, `${reference} #{variables.${name}} #{variables.valueOf}`],
                ['isPrototypeOf', 'grüße ☃ 😀'],
              ]),
              inputArtifacts: [{ name }],
            },
          ],
        },
      ],
    };

    test('a pipeline runs and is told of', async () => {
      await registerType(client, 'Source', provider);
      await client.send(
        new CreateCustomActionTypeCommand({
          category: 'Build',
          provider,
          version: '1',
          configurationProperties: [
            { name: property, required: false, key: false, secret: false },
            { name: 'isPrototypeOf', required: true, key: true, secret: true },
          ],
          inputArtifactDetails: { minimumCount: 0, maximumCount: 1 },
          outputArtifactDetails: { minimumCount: 0, maximumCount: 1 },
        }),
      );
      await client.send(
        new CreatePipelineCommand({ pipeline, tags: [{ key: name, value: name }] }),
      );
      // The first execution lacks a value.
      const first = await executionIs(client, name, ['Failed']);
      expect(first.statusSummary).toBe(
        "Values for required variables haven't been provided: valueOf",
      );
      await client.send(
        new StartPipelineExecutionCommand({
          name,
          variables: [{ name: 'valueOf', value: '$& given' }],
        }),
      );
      await finish(source, Object.fromEntries([[name, 'found']]));
      const job = await finish(build);
      const configuration = { ...job.data?.actionConfiguration?.configuration };
      expect(Object.entries(configuration)).toHaveLength(2);
      expect(Object.getOwnPropertyDescriptor(configuration, property)?.value).toBe(
        'found by default $& given',
      );
      expect(configuration['isPrototypeOf']).toBe('grüße ☃ 😀');
      expect(job.data?.inputArtifacts?.[0]?.name).toBe(name);
      await executionIs(client, name, ['Succeeded']);

      const { stageStates } = await client.send(new GetPipelineStateCommand({ name }));
      expect(stageStates?.map(({ stageName }) => stageName)).toEqual([name, 'Build']);
      for (const { actionStates } of stageStates ?? []) {
        expect(actionStates?.[0]).toMatchObject({
          actionName: name,
          latestExecution: { status: 'Succeeded' },
        });
      }
      const { actionExecutionDetails } = await client.send(
        new ListActionExecutionsCommand({ pipelineName: name }),
      );
      const outputs = actionExecutionDetails?.[1]?.output?.outputVariables ?? {};
      expect(Object.entries(outputs)).toEqual([[name, 'found']]);
    });

    test('what is read of it can be written back, with its secret kept', async () => {
      const { pipeline: found } = await client.send(new GetPipelineCommand({ name }));
      expect(found?.stages?.[1]?.actions?.[0]?.configuration?.['isPrototypeOf']).toBe('****');
      await client.send(new UpdatePipelineCommand({ pipeline: found }));
      await client.send(
        new StartPipelineExecutionCommand({ name, variables: [{ name: 'valueOf', value: 'v' }] }),
      );
      await finish(source, Object.fromEntries([[name, 'again']]));
      const job = await finish(build);
      expect(job.data?.actionConfiguration?.configuration?.['isPrototypeOf']).toBe('grüße ☃ 😀');
    });
  },
);

test('a pipeline of 50 stages and one of 50 actions in a stage run to their ends', async () => {
  await registerType(client, 'Source', 'Fifty');
  await registerType(client, 'Build', 'Fifty');
  const [source, build] = [customType('Source', 'Fifty'), customType('Build', 'Fifty')];
  const base = { roleArn, artifactStore: { type: 'S3' as const, location: 'artifacts' } };
  const first = { name: 'Source', actions: [{ name: 'Fetch', actionTypeId: source }] };
  const many = <T>(count: number, make: (at: number) => T) =>
    Array.from({ length: count }, (_, at) => make(at));
  const action = (at: number) => ({ name: `Build${at}`, actionTypeId: build });
  await createPipeline(client, {
    ...base,
    name: 'Stages',
    stages: [first, ...many(49, (at) => ({ name: `Stage${at}`, actions: [action(at)] }))],
  });
  await finish(source);
  for (let stage = 0; stage < 49; stage += 1) {
    const job = await finish(build);
    expect(job.data?.pipelineContext?.stage?.name).toBe(`Stage${stage}`);
  }
  await executionIs(client, 'Stages', ['Succeeded']);

  await createPipeline(client, {
    ...base,
    name: 'Actions',
    stages: [first, { name: 'Build', actions: many(50, action) }],
  });
  await finish(source);
  const jobs = await Promise.all(many(50, () => finish(build)));
  expect(new Set(jobs.map(({ data: job }) => job?.pipelineContext?.action?.name)).size).toBe(50);
  await executionIs(client, 'Actions', ['Succeeded']);
});
