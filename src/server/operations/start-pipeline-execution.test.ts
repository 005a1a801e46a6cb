import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../test/support/database.js';
import { declare } from '../../../test/support/engine-story.js';
import {
  type OperationsStory,
  openOperationsStory,
} from '../../../test/support/operations-story.js';
import type { ActionDeclaration, InputOf, PipelineDeclaration } from '../../model/index.js';
import { sql } from '../store/sql.js';

let db: TestDatabase;
let story: OperationsStory;
beforeAll(async () => {
  db = await openTestDatabase();
  story = await openOperationsStory(db.database);
});
afterAll(async () => {
  story.close();
  await db.close();
});

const error = (code: string, message: unknown = expect.any(String)) =>
  expect.objectContaining({ code, message });

let names = 0;
/** A pipeline of a test's own. */
const pipeline = async (more: Partial<PipelineDeclaration> = {}): Promise<string> => {
  names += 1;
  const name = `Start${names}`;
  await story.create(declare({ Source: ['Fetch'], Build: ['Compile'] }, { name, ...more }));
  return name;
};

const start = async (input: InputOf<'StartPipelineExecution'>): Promise<string> =>
  (await story.call('StartPipelineExecution', input)).pipelineExecutionId ?? '';

const execution = async (pipelineName: string, pipelineExecutionId: string) =>
  (await story.call('GetPipelineExecution', { pipelineName, pipelineExecutionId }))
    .pipelineExecution;

describe('StartPipelineExecution', () => {
  test('starts an execution and says who asked for it', async () => {
    const name = await pipeline();
    const id = await start({ name });
    expect(await story.executions(name)).toEqual([id, expect.any(String)]);
    expect(await execution(name, id)).toEqual({
      pipelineName: name,
      pipelineVersion: 1,
      pipelineExecutionId: id,
      status: 'InProgress',
      artifactRevisions: [],
      variables: [],
      trigger: { triggerType: 'StartPipelineExecution', triggerDetail: story.caller.arn },
      executionMode: 'SUPERSEDED',
      executionType: 'STANDARD',
    });
  });

  test('of a pipeline that is not there is refused', async () => {
    await expect(start({ name: 'Nowhere' })).rejects.toEqual(
      error(
        'PipelineNotFoundException',
        `Account '${story.caller.accountId}' does not have a pipeline with name 'Nowhere'`,
      ),
    );
    const name = await pipeline();
    await expect(
      story.call('StartPipelineExecution', { name }, { region: 'eu-west-1' }),
    ).rejects.toEqual(error('PipelineNotFoundException'));
  });

  test('over 50 executions in progress is refused in QUEUED and PARALLEL mode', async () => {
    for (const executionMode of ['QUEUED', 'PARALLEL'] as const) {
      const name = await pipeline({ pipelineType: 'V2', executionMode });
      for (let count = 1; count < 50; count += 1) await start({ name });
      await expect(start({ name, clientRequestToken: 'again' })).rejects.toEqual(
        error('ConcurrentPipelineExecutionsLimitExceededException'),
      );
      const [, , oldest = ''] = (await story.executions(name)).toReversed();
      await story.call('StopPipelineExecution', {
        pipelineName: name,
        pipelineExecutionId: oldest,
        abandon: true,
      });
      // What was refused has not used its token up.
      expect(await start({ name, clientRequestToken: 'again' })).toMatch(/^[0-9a-f-]{36}$/);
    }
  });
});

describe('a clientRequestToken', () => {
  test('gets the same answer again, whatever else is asked, and starts nothing', async () => {
    const name = await pipeline({
      pipelineType: 'V2',
      variables: [{ name: 'Level', defaultValue: '1' }],
    });
    const id = await start({ name, clientRequestToken: 'one' });
    const again = { name, clientRequestToken: 'one' };
    expect(await start(again)).toBe(id);
    expect(await start({ ...again, variables: [{ name: 'Level', value: '2' }] })).toBe(id);
    expect(await start({ ...again, variables: [{ name: 'Unknown', value: '2' }] })).toBe(id);
    expect(await story.executions(name)).toHaveLength(2);
  });

  test('sent many times at once starts one execution', async () => {
    const name = await pipeline();
    const ids = await Promise.all(
      Array.from({ length: 8 }, () => start({ name, clientRequestToken: 'at-once' })),
    );
    expect(new Set(ids).size).toBe(1);
    expect(await story.executions(name)).toHaveLength(2);
  });

  test('is of one pipeline, and of no other that had or will have its name', async () => {
    const name = await pipeline();
    const id = await start({ name, clientRequestToken: 'mine' });
    expect(await start({ name: await pipeline(), clientRequestToken: 'mine' })).not.toBe(id);
    await story.call('DeletePipeline', { name });
    await story.create(declare({ Source: ['Fetch'], Build: ['Compile'] }, { name }));
    expect(await start({ name, clientRequestToken: 'mine' })).not.toBe(id);
  });

  test('is remembered for a day and then forgotten', async () => {
    const name = await pipeline();
    const day = 24 * 60 * 60 * 1000;
    const id = await start({ name, clientRequestToken: 'dated' });
    story.clock.now += day;
    expect(await start({ name, clientRequestToken: 'dated' })).toBe(id);
    story.clock.now += 1;
    const next = await start({ name, clientRequestToken: 'dated' });
    expect(next).not.toBe(id);
    story.clock.now += day + 1;
    await start({ name, clientRequestToken: 'another' });
    expect(
      await db.database.rows(sql<{ token: string }>`
        select token from start_request join pipeline using (account, region, pipeline_id)
        where name = ${name}`),
    ).toEqual([{ token: 'another' }]);
  });
});

describe('pipeline-level variables', () => {
  const variables = [
    { name: 'Stage', defaultValue: 'beta' },
    { name: 'Level', defaultValue: '1' },
  ];

  test('have the values that they are given, and else their defaults', async () => {
    const name = await pipeline({ pipelineType: 'V2', variables });
    const id = await start({ name, variables: [{ name: 'Level', value: '3' }] });
    expect((await execution(name, id))?.variables).toEqual([
      { name: 'Level', resolvedValue: '3' },
      { name: 'Stage', resolvedValue: 'beta' },
    ]);
  });

  test('that are unknown, given twice, or given to a V1 pipeline are refused', async () => {
    const name = await pipeline({ pipelineType: 'V2', variables });
    const level = { name: 'Level', value: '3' };
    await expect(
      start({ name, variables: [{ name: 'level', value: '3' }, level] }),
    ).rejects.toEqual(
      error('ValidationException', `The pipeline ${name} declares no variable named level.`),
    );
    await expect(start({ name, variables: [level, level] })).rejects.toEqual(
      error('ValidationException', 'The variable Level is given more than once.'),
    );
    await expect(start({ name: await pipeline(), variables: [level] })).rejects.toEqual(
      error('ValidationException', expect.stringContaining('type V1')),
    );
    expect(await story.executions(name)).toHaveLength(1);
  });

  test('that are required and not given fail the execution, which says so', async () => {
    const name = await pipeline({
      pipelineType: 'V2',
      variables: [{ name: 'Needed' }, { name: 'Wanted' }, ...variables],
    });
    const id = await start({ name, variables: [{ name: 'Wanted', value: 'x' }] });
    expect(await execution(name, id)).toMatchObject({
      status: 'Failed',
      statusSummary: "Values for required variables haven't been provided: Needed",
    });
  });
});

describe('source revisions', () => {
  const source = (
    name: string,
    provider: string,
    configuration: Readonly<Record<string, string>>,
  ): ActionDeclaration => ({
    name,
    actionTypeId: {
      category: 'Source',
      owner: provider === 'GitHub' ? 'ThirdParty' : 'AWS',
      provider,
      version: '1',
    },
    configuration,
    outputArtifacts: [{ name: `${name}Out` }],
  });
  const bucket = { S3Bucket: 'sources', S3ObjectKey: 'a.zip' };
  const sources = [
    source('Bucket', 'S3', bucket),
    source('AnyKey', 'S3', { ...bucket, AllowOverrideForS3ObjectKey: 'true' }),
    source('Images', 'ECR', { RepositoryName: 'r' }),
    source('Repository', 'CodeCommit', { RepositoryName: 'r', BranchName: 'b' }),
    source('Hub', 'GitHub', { Owner: 'o', Repo: 'r', Branch: 'b', OAuthToken: 't' }),
  ];
  const declaration = (more: Partial<PipelineDeclaration>) =>
    declare({ Source: [...sources, 'Custom'], Build: ['Compile'] }, more);
  let name = '';
  beforeAll(async () => {
    name = 'Overrides';
    await story.create(declaration({ name, pipelineType: 'V2' }));
  });

  type Given = readonly [
    string,
    'COMMIT_ID' | 'IMAGE_DIGEST' | 'S3_OBJECT_VERSION_ID' | 'S3_OBJECT_KEY',
  ];
  const overrides = (given: readonly Given[]) =>
    given.map(([actionName, revisionType]) => ({ actionName, revisionType, revisionValue: 'v' }));

  test.each<{ readonly given: readonly Given[] }>([
    { given: [] },
    { given: [['Bucket', 'S3_OBJECT_VERSION_ID']] },
    {
      given: [
        ['AnyKey', 'S3_OBJECT_KEY'],
        ['AnyKey', 'S3_OBJECT_VERSION_ID'],
      ],
    },
    {
      given: [
        ['Images', 'IMAGE_DIGEST'],
        ['Repository', 'COMMIT_ID'],
        ['Hub', 'COMMIT_ID'],
      ],
    },
  ])('that suit their sources are taken: $given', async ({ given }) => {
    expect(await start({ name, sourceRevisions: overrides(given) })).toMatch(/^[0-9a-f-]{36}$/);
  });

  test.each<{ readonly given: readonly Given[]; readonly says: string }>([
    { given: [['Nobody', 'COMMIT_ID']], says: 'no source action Nobody' },
    { given: [['Compile', 'COMMIT_ID']], says: 'no source action Compile' },
    { given: [['Bucket', 'COMMIT_ID']], says: 'S3_OBJECT_VERSION_ID and S3_OBJECT_KEY' },
    { given: [['Repository', 'IMAGE_DIGEST']], says: 'takes COMMIT_ID' },
    { given: [['Bucket', 'S3_OBJECT_KEY']], says: 'AllowOverrideForS3ObjectKey' },
    { given: [['Custom', 'COMMIT_ID']], says: 'takes none' },
    {
      given: [
        ['Hub', 'COMMIT_ID'],
        ['Hub', 'COMMIT_ID'],
      ],
      says: 'More than one COMMIT_ID',
    },
  ])('that do not are refused: $given', async ({ given, says }) => {
    await expect(start({ name, sourceRevisions: overrides(given) })).rejects.toEqual(
      error('ValidationException', expect.stringContaining(says)),
    );
  });

  test('are refused by a V1 pipeline', async () => {
    await story.create(declaration({ name: 'OverridesV1' }));
    await expect(
      start({ name: 'OverridesV1', sourceRevisions: overrides([['Hub', 'COMMIT_ID']]) }),
    ).rejects.toEqual(error('ValidationException', expect.stringContaining('type V1')));
  });
});
