import { randomUUID } from 'node:crypto';
import { initialState } from '../../src/engine/index.js';
import type { PipelineDeclaration } from '../../src/model/index.js';
import { createExecution, decideOn, type Execution } from '../../src/server/execution/index.js';
import type { Database } from '../../src/server/store/database.js';
import { insertPipeline, insertPipelineVersion } from '../../src/server/store/pipelines.js';
import { json, sql } from '../../src/server/store/sql.js';

/** The shell round the engine on a test's own database, with a clock that the test moves. */
export interface TestShell {
  readonly execution: Execution;
  readonly clock: { now: number };
  readonly addType: (category: string, provider: string, queryable?: string) => Promise<unknown>;
  /** Puts a pipeline there as CreatePipeline does, and starts it. */
  readonly addPipeline: (declaration: PipelineDeclaration) => Promise<string>;
}

export const tenant = { account: '000000000000', region: 'us-east-1' };

export const openTestShell = (database: Database): TestShell => {
  const clock = { now: 1_790_000_000_000 };
  const execution = createExecution({
    database,
    settings: { continuationDelay: 5_000, acknowledgeWithin: 60_000 },
    clock: () => clock.now,
    onQueued: () => undefined,
  });
  return {
    execution,
    clock,
    addType: (category, provider, queryable) =>
      database.rows(sql`
        insert into custom_action_type (account, region, category, provider, version, definition,
          queryable, created)
        values (${tenant.account}, ${tenant.region}, ${category}, ${provider}, '1',
          ${json({})}::text::jsonb, ${queryable ?? null}, ${clock.now})`),
    addPipeline: (declaration) => addPipeline(execution, declaration),
  };
};

const addPipeline = (execution: Execution, declaration: PipelineDeclaration): Promise<string> =>
  execution.unit({ ...tenant, name: declaration.name }, async ({ tx, set, now }) => {
    const state = initialState(declaration, 1);
    const row = {
      ...tenant,
      name: declaration.name,
      pipeline_id: randomUUID(),
      version: 1,
      structure_version: 1,
      executions_started: 0,
      stages: state.stages,
      created: now,
      updated: now,
    };
    await insertPipeline(tx, row);
    insertPipelineVersion(
      tx,
      { ...tenant, pipelineId: row.pipeline_id },
      { ...declaration, version: 1 },
      now,
    );
    const working = { tx, row, before: state, state, decisions: [] };
    set.add(working);
    const pipelineExecutionId = execution.names.newId();
    await decideOn(
      working,
      {
        kind: 'executionStarted',
        pipelineExecutionId,
        trigger: { triggerType: 'CreatePipeline' },
        variables: {},
        sourceOverrides: [],
        sourceRevisions: [],
      },
      { now, ...execution.names },
    );
    return pipelineExecutionId;
  });
