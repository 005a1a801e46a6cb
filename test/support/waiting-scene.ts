import type { WaitingReason } from '../../src/model/index.js';
import { sceneOf } from '../../src/server/operations/pipewright/waiting/scene.js';
import { waitingReasons } from '../../src/server/operations/pipewright/waiting/waiting-reasons.js';
import type { ReportRow, WaitingJobRow } from '../../src/server/store/waiting.js';
import type { EngineStory } from './engine-story.js';

/** What the store would say, by the name of an action or a rule in progress. */
export interface Known {
  readonly jobs?: Readonly<Record<string, Partial<WaitingJobRow>>>;
  readonly reports?: Readonly<Record<string, Partial<ReportRow>>>;
}

export const acknowledgeWithin = 60_000;

/** Why what a story tells of does not move, as of its clock. */
export const reasonsIn = (story: EngineStory, known: Known = {}): readonly WaitingReason[] => {
  const { stages, declaration, structureVersion, executions } = story.state();
  const runs = Object.values(executions).flatMap(({ stage }) => stage ?? []);
  const actions = runs.flatMap((run) =>
    Object.entries(run.actions).map(([name, { actionExecutionId, work, startedAt }]) => ({
      name,
      executionId: actionExecutionId,
      jobId: work.kind === 'job' ? work.jobId : undefined,
      startedAt,
    })),
  );
  const rules = runs
    .flatMap((run) => Object.values(run.conditions ?? {}))
    .flatMap((condition) => condition.rules)
    .map(({ ruleName, ruleExecutionId, jobId, startedAt }) => ({
      name: ruleName,
      executionId: ruleExecutionId,
      jobId,
      startedAt,
    }));
  const all = [...actions, ...rules];
  return waitingReasons(
    sceneOf(
      {
        account: '000000000000',
        region: 'us-east-1',
        name: declaration.name,
        declaration,
        structureVersion,
        stages,
        executions: Object.values(executions),
      },
      {
        jobs: all.flatMap(({ name, jobId, startedAt }) =>
          jobId === undefined
            ? []
            : [{ ...queuedJob(jobId, startedAt), ...entryOf(known.jobs, name) }],
        ),
        reports: all.map(({ name, executionId }) => ({
          executionId,
          reported: null,
          said: {},
          ...entryOf(known.reports, name),
        })),
      },
      { now: story.clock.now, acknowledgeWithin },
    ),
  );
};

const entryOf = <T>(record: Readonly<Record<string, T>> | undefined, name: string): T | undefined =>
  record?.[name];

const queuedJob = (jobId: string, availableAt: number): WaitingJobRow => ({
  jobId,
  claimant: 'worker',
  status: 'Queued',
  availableAt,
  actionTypeId: { category: 'Build', owner: 'Custom', provider: 'Worker', version: '1' },
  ruleProvider: null,
  ruleConfiguration: null,
  queryable: null,
  queryValue: null,
  lastPolled: null,
});
