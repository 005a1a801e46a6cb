import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../test/support/database.js';
import { action, approve, pipeline, stage } from '../../../test/support/declarations.js';
import { gitHubPush } from '../../../test/support/git-deliveries.js';
import { openTestOperations, type TestOperations } from '../../../test/support/operations.js';
import { tenant } from '../../../test/support/shell.js';
import type { ActionDeclaration, PipelineDeclaration } from '../../model/index.js';
import type { GitEvent } from '../../triggers/index.js';
import { readDelivery } from '../../triggers/index.js';
import { sql } from '../store/sql.js';
import { startPipelines } from './git-deliveries/start-pipelines.js';

let db: TestDatabase;
let operations: TestOperations;
beforeAll(async () => {
  db = await openTestDatabase();
  operations = openTestOperations(db.database);
});
afterAll(async () => {
  operations.close();
  await db.close();
});

const clone = (name: string, FullRepositoryId: string, BranchName = 'main'): ActionDeclaration =>
  action(name, 'Source/AWS/CodeStarSourceConnection', {
    configuration: {
      ConnectionArn: 'arn:aws:codeconnections:us-east-1:000000000000:connection/1',
      FullRepositoryId,
      BranchName,
    },
    outputArtifacts: [{ name: `${name}Code` }],
  });

const declare = (
  name: string,
  sources: readonly ActionDeclaration[],
  more: Partial<PipelineDeclaration> = {},
): PipelineDeclaration =>
  pipeline([stage('Source', sources), stage('Sign', [approve()])], { name, ...more });

const create = (declaration: PipelineDeclaration) =>
  operations.call('CreatePipeline', { pipeline: declaration });

const rowsOf = (name: string) =>
  db.database.rows(sql<{ action_name: string; repository: string }>`
    select action_name, repository from git_source where pipeline_name = ${name}
    order by action_name`);

describe('the repositories of a pipeline', () => {
  test('are those of its sources with a connection, as it is declared now', async () => {
    await create(declare('Kept', [clone('One', 'Team/App'), clone('Two', 'Team/Lib')]));
    expect(await rowsOf('Kept')).toEqual([
      { action_name: 'One', repository: 'team/app' },
      { action_name: 'Two', repository: 'team/lib' },
    ]);
    await operations.call('UpdatePipeline', {
      pipeline: declare('Kept', [clone('Two', 'Team/Other')]),
    });
    expect(await rowsOf('Kept')).toEqual([{ action_name: 'Two', repository: 'team/other' }]);
    await operations.call('DeletePipeline', { name: 'Kept' });
    expect(await rowsOf('Kept')).toEqual([]);
  });

  test('are none where a name is longer than that of any repository', async () => {
    await create(declare('Long', [clone('One', `Team/${'ü'.repeat(600)}`)]));
    expect(await rowsOf('Long')).toEqual([]);
  });

  test('are found for the pipelines that were there before they were kept', async () => {
    await create(declare('Before', [clone('One', 'Team/Before'), clone('Two', 'Team/LIB')]));
    await operations.call('UpdatePipeline', {
      pipeline: declare('Before', [clone('Three', 'Team/Since')]),
    });
    const file = new URL('../store/migrations/0006_git_sources.sql', import.meta.url);
    const [, filling = ''] = (await readFile(file, 'utf8')).split('-- Those of the pipelines');
    const statement = `insert${filling.split('insert')[1]?.split(';')[0]}`;
    await db.database.rows(sql<{ gone: number }>`delete from git_source returning 1 as gone`);
    await db.database.rows({ name: 'fillGitSources', text: statement, values: [] });
    expect(await rowsOf('Before')).toEqual([{ action_name: 'Three', repository: 'team/since' }]);
  });
});

describe('an event', () => {
  const eventOf = (): GitEvent => {
    const { headers, payload } = gitHubPush();
    const reading = readDelivery(headers, payload);
    const [event] = reading.kind === 'events' ? reading.events : [];
    if (!event) throw new Error('A push is an event.');
    return event;
  };
  let tokens = 0;
  const push = (repository: string) => {
    tokens += 1;
    const event = { ...eventOf(), repository };
    return startPipelines({ database: db.database, execution: operations.execution }, tenant, {
      event,
      token: `git:${tokens}`,
    });
  };

  test('starts a pipeline once, with the commit for all sources that ask for it', async () => {
    await create(
      declare('Both', [
        clone('One', 'Team/Both'),
        clone('Two', 'team/both'),
        clone('Three', 'Team/Both', 'dev'),
      ]),
    );
    const [outcome] = await push('Team/Both');
    expect(outcome).toMatchObject({ pipelineName: 'Both', started: true });
    const states = await db.database.rows(sql<{
      state: { sourceOverrides: readonly { actionName: string }[] };
    }>`select state from pipeline_execution
      where pipeline_execution_id = ${outcome?.pipelineExecutionId}`);
    expect(states[0]?.state.sourceOverrides.map(({ actionName }) => actionName)).toEqual([
      'One',
      'Two',
    ]);
  });

  test('starts nothing in a pipeline that has no room for it', async () => {
    await create(declare('Full', [clone('One', 'Team/Full')], { executionMode: 'PARALLEL' }));
    const outcomes = [];
    for (let count = 0; count < 51; count += 1) outcomes.push(...(await push('Team/Full')));
    const refused = outcomes.filter(({ started }) => !started);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused[0]).toMatchObject({ isHindered: true, reason: expect.any(String) });
  });
});
