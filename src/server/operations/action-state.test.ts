import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../test/support/database.js';
import { approval, declare } from '../../../test/support/engine-story.js';
import {
  linkedType,
  type OperationsStory,
  openOperationsStory,
} from '../../../test/support/operations-story.js';

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

const uuid = expect.stringMatching(/^[0-9a-f-]{36}$/);
const seconds = () => story.clock.now / 1000;

describe('the latest execution of an action', () => {
  test('is of an older pipeline execution until it starts in the newer one', async () => {
    const name = 'Older';
    const first = await story.create(
      declare({ S: ['s'], D: ['d', { name: 'e', runOrder: 2 }] }, { name }),
    );
    await story.succeed(first, 's', 'd', 'e');
    const before = await story.stage(name, 'D');
    const second = await story.start(name);
    expect(await story.stage(name, 'D')).toEqual(before);
    await story.succeed(second, 's');
    const after = await story.stage(name, 'D');
    expect(after.latestExecution).toMatchObject({ pipelineExecutionId: second });
    expect(after.actionStates?.[0]?.latestExecution).toMatchObject({ status: 'InProgress' });
    expect(after.actionStates?.[1]).toEqual(before.actionStates?.[1]);
  });

  test('has a token only while its approval is open', async () => {
    const name = 'Open';
    const id = await story.create(declare({ S: ['s'], D: [approval('Sign')] }, { name }));
    await story.succeed(id, 's');
    const { token = '', ...open } = (await story.action(name, 'D', 'Sign')).latestExecution ?? {};
    expect(token).toEqual(uuid);
    expect(open).toEqual({
      actionExecutionId: uuid,
      status: 'InProgress',
      lastStatusChange: seconds(),
      externalExecutionId: token,
    });
    await story.call('PutApprovalResult', {
      pipelineName: name,
      stageName: 'D',
      actionName: 'Sign',
      token,
      result: { status: 'Rejected', summary: 'No' },
    });
    const { latestExecution } = await story.action(name, 'D', 'Sign');
    expect(latestExecution).not.toHaveProperty('token');
    expect(latestExecution).toMatchObject({ status: 'Failed', summary: 'No' });
  });

  test('tells of progress, keeps what a later round leaves out, and what it ended with', async () => {
    const name = 'Progress';
    const id = await story.create(declare({ S: ['s'], D: ['d'] }, { name }));
    await story.succeed(id, 's');
    const started = seconds();
    const latest = async () => (await story.action(name, 'D', 'd')).latestExecution;
    const round = async (details: object) => {
      story.clock.now += 10_000;
      const { id: jobId = '' } = await story.job(id, 'd');
      await story.call('PutJobSuccessResult', {
        jobId,
        continuationToken: 'more',
        executionDetails: details,
      });
    };
    const details = { summary: 'Half way', externalExecutionId: '17', percentComplete: 50 };
    await round(details);
    const running = { actionExecutionId: uuid, status: 'InProgress', lastStatusChange: started };
    expect(await latest()).toEqual({ ...running, ...details });
    await round({});
    expect(await latest()).toEqual({ ...running, ...details });
    await round({ percentComplete: 0 });
    expect(await latest()).toEqual({ ...running, ...details, percentComplete: 0 });
    story.clock.now += 10_000;
    await story.fail(id, 'd');
    expect(await latest()).toEqual({
      ...details,
      percentComplete: 0,
      actionExecutionId: uuid,
      status: 'Failed',
      lastStatusChange: seconds(),
      summary: 'd went wrong',
      errorDetails: { code: 'JobFailed', message: 'd went wrong' },
    });
  });

  test('tells of a long failure as much as a summary may hold, and the rest beside it', async () => {
    const name = 'Verbose';
    const id = await story.create(declare({ S: ['s'], D: ['d'] }, { name }));
    await story.succeed(id, 's');
    const { id: jobId = '' } = await story.job(id, 'd');
    const message = '☃'.repeat(5_000);
    await story.call('PutJobFailureResult', {
      jobId,
      failureDetails: { type: 'JobFailed', message },
    });
    expect((await story.action(name, 'D', 'd')).latestExecution).toMatchObject({
      summary: '☃'.repeat(2_048),
      errorDetails: { code: 'JobFailed', message },
    });
  });
});

describe('what a source and its action type say', () => {
  const configuration = { Project: 'my app/ä', Password: 'hush' };
  const fetch = { name: 'Fetch', actionTypeId: linkedType('Source'), configuration };
  const report = async (id: string, currentRevision: object) => {
    const { id: jobId = '' } = await story.job(id, 'Fetch');
    await story.call('PutJobSuccessResult', {
      jobId,
      currentRevision: { revision: 'abc', changeIdentifier: 'c', ...currentRevision },
      executionDetails: { externalExecutionId: '#1' },
    });
  };

  test('is a revision and URLs with their placeholders filled in', async () => {
    const name = 'Linked';
    const id = await story.create(declare({ S: [fetch], D: ['d'] }, { name }));
    const entityUrl = 'http://ci.example/job/my%20app/%C3%A4';
    const before = await story.action(name, 'S', 'Fetch');
    expect(before).toEqual({
      actionName: 'Fetch',
      entityUrl,
      latestExecution: expect.not.objectContaining({ externalExecutionUrl: expect.anything() }),
    });
    await report(id, { created: 1_700_000_000.25 });
    expect(await story.action(name, 'S', 'Fetch')).toMatchObject({
      currentRevision: { revisionId: 'abc', revisionChangeId: 'c', created: 1_700_000_000.25 },
      entityUrl,
      revisionUrl: 'http://git.example/abc',
      latestExecution: { externalExecutionUrl: `${entityUrl}/#1` },
    });
  });

  test('stays there while the source runs anew, and is dated when nobody else dates it', async () => {
    const name = 'Stays';
    const first = await story.create(declare({ S: [fetch], D: ['d'] }, { name }));
    story.clock.now += 3_000;
    await report(first, {});
    const currentRevision = { revisionId: 'abc', revisionChangeId: 'c', created: seconds() };
    story.clock.now += 3_000;
    const second = await story.start(name);
    expect(await story.action(name, 'S', 'Fetch')).toMatchObject({
      currentRevision,
      latestExecution: { status: 'InProgress' },
    });
    await report(second, { revision: 'def' });
    expect(await story.action(name, 'S', 'Fetch')).toMatchObject({
      currentRevision: { ...currentRevision, revisionId: 'def', created: seconds() },
      revisionUrl: 'http://git.example/def',
    });
  });

  test('is no URL while a value in it is not known', async () => {
    const name = 'Unknown';
    const build = {
      name: 'Compile',
      actionTypeId: linkedType('Build'),
      configuration: { Project: '#{Src.Branch}' },
    };
    const id = await story.create(
      declare({ S: [{ ...fetch, namespace: 'Src' }], B: [build] }, { name }),
    );
    const { id: jobId = '' } = await story.job(id, 'Fetch');
    await story.call('PutJobSuccessResult', { jobId, outputVariables: { Branch: 'main' } });
    const { id: buildId = '' } = await story.job(id, 'Compile');
    await story.call('PutJobSuccessResult', {
      jobId: buildId,
      executionDetails: { externalExecutionId: '7' },
    });
    const compiled = await story.action(name, 'B', 'Compile');
    expect(compiled).not.toHaveProperty('entityUrl');
    expect(compiled.latestExecution?.externalExecutionUrl).toBe('http://ci.example/job/main/7');
  });
});
