import type { Effect, ExecutionState, PipelineState } from '../../../src/engine/index.js';
import { acceptedIn, type NewChecker } from './checker.js';

/** Every job that is offered is closed once; until then its action or its rule is running. */
export const jobClosure: NewChecker = () => {
  /** The execution of each open job. */
  const open = new Map<string, string>();
  return (seen) => {
    if (seen.kind !== 'committed') return [];
    const accepted = acceptedIn(seen);
    const touched = new Set(
      accepted.flatMap(({ changed }) => changed.map(({ is }) => is.pipelineExecutionId)),
    );
    return [
      ...accepted.flatMap(({ decision }) =>
        decision.effects.flatMap((effect) => followEffect(open, effect)),
      ),
      ...unmatched(open, touched, seen.after),
    ];
  };
};

const followEffect = (open: Map<string, string>, effect: Effect): readonly string[] => {
  if (effect.kind === 'offerJob' || effect.kind === 'offerRuleJob') {
    open.set(effect.job.jobId, effect.job.pipelineExecutionId);
    return [];
  }
  const execution = open.get(effect.jobId);
  open.delete(effect.jobId);
  if (effect.kind === 'continueJob') open.set(effect.newJobId, execution ?? '');
  return execution === undefined ? [`the job ${effect.jobId} was closed, but was not open`] : [];
};

const unmatched = (
  open: ReadonlyMap<string, string>,
  touched: ReadonlySet<string>,
  { executions }: PipelineState,
): readonly string[] => {
  if (touched.size === 0) return [];
  const running = new Set([...touched].flatMap((id) => jobsOf(executions[id])));
  const faults: string[] = [];
  for (const [jobId, id] of open) {
    if (touched.has(id) && !running.delete(jobId)) {
      faults.push(`the job ${jobId} of ${id} is open, but nothing waits for it`);
    }
  }
  for (const jobId of running) faults.push(`${jobId} is waited for, but is no open job`);
  return faults;
};

const jobsOf = (execution: ExecutionState | undefined): readonly string[] => {
  const { actions = {}, conditions = {} } = execution?.stage ?? {};
  return [
    ...Object.values(actions).flatMap(({ status, work }) =>
      status === 'InProgress' && work.kind === 'job' ? [work.jobId] : [],
    ),
    ...Object.values(conditions).flatMap(({ rules }) =>
      rules.flatMap(({ status, jobId }) =>
        status === 'InProgress' && jobId !== undefined ? [jobId] : [],
      ),
    ),
  ];
};
