import { describe, expect, test } from 'vitest';
import { pipelineOf, registerTypes } from '../../../test/support/operations.js';
import { operationsOfFile } from '../../../test/support/operations-of-file.js';
import { s3Pipeline } from '../../../test/support/server-duties.js';
import type { PipelineDeclaration } from '../../model/index.js';
import { sql } from '../store/sql.js';

const operations = operationsOfFile(async (opened) => {
  await registerTypes(opened, 'Shop', [
    { name: 'Token', required: false, key: false, secret: true },
    { name: 'Project', required: false, key: true, secret: false },
  ]);
});
const { call } = operations;

const create = (pipeline: PipelineDeclaration, tags?: { key: string; value: string }[]) =>
  call('CreatePipeline', { pipeline, tags });

const executionsOf = (name: string) =>
  operations.database.rows(sql<{ state: { trigger: object; status: string } }>`
    select e.state from pipeline_execution e join pipeline p using (account, region, pipeline_id)
    where p.name = ${name}`);

const isThere = async (name: string): Promise<boolean> =>
  (await operations.database.rows(sql<object>`select from pipeline where name = ${name}`)).length >
  0;

describe('CreatePipeline', () => {
  test('answers the declaration as version 1 with its defaults filled in', async () => {
    const answer = await create({ ...pipelineOf('Defaults', 'Shop'), version: 7 });
    expect(answer).toEqual({
      pipeline: {
        ...pipelineOf('Defaults', 'Shop'),
        version: 1,
        executionMode: 'SUPERSEDED',
        pipelineType: 'V1',
        stages: [
          {
            name: 'Source',
            actions: [
              {
                name: 'Fetch',
                actionTypeId: {
                  category: 'Source',
                  owner: 'Custom',
                  provider: 'Shop',
                  version: '1',
                },
                runOrder: 1,
                configuration: {},
                inputArtifacts: [],
                outputArtifacts: [{ name: 'Code' }],
              },
            ],
          },
          {
            name: 'Build',
            actions: [
              {
                name: 'Compile',
                actionTypeId: {
                  category: 'Build',
                  owner: 'Custom',
                  provider: 'Shop',
                  version: '1',
                },
                runOrder: 1,
                configuration: {},
                inputArtifacts: [{ name: 'Code' }],
                outputArtifacts: [],
              },
            ],
          },
        ],
      },
    });
  });

  test('starts an execution at once, on behalf of the caller', async () => {
    await create(pipelineOf('Started', 'Shop'));
    expect(await executionsOf('Started')).toMatchObject([
      {
        state: {
          status: 'InProgress',
          trigger: {
            triggerType: 'CreatePipeline',
            triggerDetail: 'arn:aws:iam::000000000000:root',
          },
        },
      },
    ]);
  });

  test('puts the job of the first action before the workers', async () => {
    await registerTypes(operations, 'Polled');
    await create(pipelineOf('Polled', 'Polled'));
    const actionTypeId = {
      category: 'Source',
      owner: 'Custom',
      provider: 'Polled',
      version: '1',
    } as const;
    const { jobs } = await call('PollForJobs', { actionTypeId });
    expect(jobs).toMatchObject([
      { data: { pipelineContext: { pipelineName: 'Polled', action: { name: 'Fetch' } } } },
    ]);
  });

  test('keeps secrets in clear and answers them masked', async () => {
    const configuration = { Token: 'sesame', Project: 'site' };
    const { pipeline } = await create(pipelineOf('Secret', 'Shop', configuration));
    expect(pipeline?.stages[1]?.actions[0]?.configuration).toEqual({
      Token: '****',
      Project: 'site',
    });
    const kept = await operations.database.rows(sql<{ token: string }>`
      select v.declaration -> 'stages' -> 1 -> 'actions' -> 0 -> 'configuration' ->> 'Token' as token
      from pipeline_version v join pipeline p using (account, region, pipeline_id)
      where p.name = 'Secret'`);
    expect(kept).toEqual([{ token: 'sesame' }]);
  });

  test('refuses a masked secret, which stands for none yet', async () => {
    await expect(create(pipelineOf('Masked', 'Shop', { Token: '****' }))).rejects.toMatchObject({
      code: 'InvalidActionDeclarationException',
      message:
        "Action configuration for the new action 'Compile' contains an invalid configuration for the secret property 'Token'. '****' may be used in secret properties only when updating an existing action.",
    });
    expect(await isThere('Masked')).toBe(false);
  });

  test('refuses a name that is in use', async () => {
    await create(pipelineOf('Twice', 'Shop'));
    await expect(create(pipelineOf('Twice', 'Shop'))).rejects.toMatchObject({
      code: 'PipelineNameInUseException',
      message: "A pipeline with the name 'Twice' already exists in account '000000000000'",
    });
  });

  test('lets the same name be used in another region and another account', async () => {
    const elsewhere = [{ region: 'eu-west-1' }, { account: '111111111111' }];
    const pipeline = s3Pipeline('Everywhere', 'site.zip');
    const withBuiltIns = {
      ...pipeline,
      stages: [
        ...pipeline.stages.slice(0, 1),
        {
          name: 'Release',
          actions: [
            {
              name: 'Approve',
              actionTypeId: {
                category: 'Approval',
                owner: 'AWS',
                provider: 'Manual',
                version: '1',
              } as const,
            },
          ],
        },
      ],
    };
    await create(withBuiltIns);
    for (const at of elsewhere) {
      const answer = await call('CreatePipeline', { pipeline: withBuiltIns }, at);
      expect(answer.pipeline?.version).toBe(1);
    }
  });

  test('lets one of many that want a name at once have it', async () => {
    const wanted = Array.from({ length: 6 }, () => create(pipelineOf('Wanted', 'Shop')));
    const answers = await Promise.allSettled(wanted);
    const refused = answers.filter((answer) => answer.status === 'rejected');
    expect(refused.map(({ reason }) => reason)).toMatchObject(
      Array.from({ length: 5 }, () => ({
        code: 'PipelineNameInUseException',
        message: "A pipeline with the name 'Wanted' already exists in account '000000000000'",
      })),
    );
    expect(await executionsOf('Wanted')).toHaveLength(1);
  });

  test('refuses a custom action type that is not registered or was deleted', async () => {
    await registerTypes(operations, 'Gone');
    await call('DeleteCustomActionType', { category: 'Build', provider: 'Gone', version: '1' });
    await expect(create(pipelineOf('OfGone', 'Gone'))).rejects.toMatchObject({
      code: 'InvalidActionDeclarationException',
      message:
        "ActionType (Category: 'Build', Provider: 'Gone', Owner: 'Custom', Version: '1') in action 'Compile' is not available in region 'US_EAST_1'",
    });
    await expect(create(pipelineOf('OfNone', 'None'))).rejects.toMatchObject({
      code: 'InvalidActionDeclarationException',
    });
  });

  test('refuses a structure that breaks a rule', async () => {
    const { stages, ...rest } = pipelineOf('Single', 'Shop');
    await expect(create({ ...rest, stages: stages.slice(0, 1) })).rejects.toMatchObject({
      code: 'InvalidStructureException',
      message: 'Pipeline has only 1 stage(s). There should be a minimum of 2 stages in a pipeline',
    });
  });

  test('refuses a pipeline beyond the thousandth of a region', async () => {
    const at = { account: '222222222222', region: 'us-east-1' };
    await operations.database.rows(sql`
      insert into pipeline (account, region, name, pipeline_id, version, structure_version, stages,
        created, updated)
      select ${at.account}, ${at.region}, 'Pipeline' || n, gen_random_uuid(), 1, 1, '{}', 0, 0
      from generate_series(1, 998) n`);
    await registerTypes({ ...operations, call: (name, input) => call(name, input, at) }, 'Shop');
    const createThere = (name: string) =>
      call('CreatePipeline', { pipeline: pipelineOf(name, 'Shop') }, at);
    await createThere('Last');
    const answers = await Promise.allSettled([createThere('VeryLast'), createThere('TooMany')]);
    const refused = answers.filter((answer) => answer.status === 'rejected');
    expect(refused.map(({ reason }) => reason)).toMatchObject([
      {
        code: 'LimitExceededException',
        message: 'Number of pipelines exceeds the limit of 1000',
      },
    ]);
    await expect(createThere('Last')).rejects.toMatchObject({ code: 'PipelineNameInUseException' });
  });
});
