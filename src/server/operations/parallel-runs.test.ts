import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../test/support/database.js';
import { declare } from '../../../test/support/engine-story.js';
import {
  type OperationsStory,
  openOperationsStory,
} from '../../../test/support/operations-story.js';
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

test('GetPipelineState shows also the runs of PARALLEL mode that servers from before have kept', async () => {
  const stages = { Source: ['Fetch'], Build: ['Compile'] };
  const shared = { name: 'Shared', executionMode: 'PARALLEL', pipelineType: 'V2' } as const;
  const id = await story.create(declare(stages, shared));
  await story.create(declare(stages, { name: 'Other' }));
  const before = await story.call('GetPipelineState', { name: 'Shared' });
  expect(before.stageStates?.[0]?.latestExecution?.pipelineExecutionId).toBe(id);
  const other = await story.call('GetPipelineState', { name: 'Other' });

  await db.database.rows(sql<{ name: string }>`
    update pipeline set stages = replace(stages::text, 'latestParallel', 'latest')::jsonb
    returning name`);
  const file = new URL('../store/migrations/0010_parallel_runs.sql', import.meta.url);
  const text = await readFile(file, 'utf8');
  await db.database.rows({ name: 'moveParallelRuns', text, values: [] });

  expect(await story.call('GetPipelineState', { name: 'Shared' })).toEqual(before);
  expect(await story.call('GetPipelineState', { name: 'Other' })).toEqual(other);
});
