import type { Effect, HistoryEntry } from '../../src/engine/index.js';
import type { ActionTypeId } from '../../src/model/index.js';
import { type HistoryRow, type JobRow, type JobSubject, putJob, type Store } from './store.js';

/** Adds what a decision says to the history: a row an attempt. */
export const writeHistory = (store: Store, entries: readonly HistoryEntry[]): void => {
  for (const entry of entries) {
    const row = rowOf(store, entry);
    store.history.set(row.id, row);
  }
};

const rowOf = (store: Store, entry: HistoryEntry): HistoryRow => {
  switch (entry.kind) {
    case 'actionStarted':
      return {
        ...started(entry),
        id: entry.actionExecutionId,
        kind: 'action',
        name: entry.action.name,
        token: entry.token,
      };
    case 'ruleStarted':
      return {
        ...started(entry),
        id: entry.ruleExecutionId,
        kind: 'rule',
        name: entry.rule.name,
        token: undefined,
      };
    case 'actionUpdated':
      return { ...known(store, entry.actionExecutionId), status: entry.status };
    case 'ruleUpdated':
      return { ...known(store, entry.ruleExecutionId), status: entry.status };
  }
};

const started = ({
  pipelineExecutionId,
  stageName,
}: {
  readonly pipelineExecutionId: string;
  readonly stageName: string;
}) => ({ pipelineExecutionId, stageName, status: 'InProgress' });

const known = (store: Store, id: string): HistoryRow => {
  const row = store.history.get(id);
  if (!row) throw new Error(`The history is told of ${id}, which has not begun.`);
  return row;
};

/** Does to the job table what a decision asks for. */
export const writeEffects = (store: Store, effects: readonly Effect[]): void => {
  for (const effect of effects) {
    switch (effect.kind) {
      case 'offerJob': {
        const { actionExecutionId, actionTypeId } = effect.job;
        const about = { kind: 'action', actionExecutionId } as const;
        putJob(store, newJob(store, { ...effect.job, about, claimant: claimantOf(actionTypeId) }));
        break;
      }
      case 'offerRuleJob': {
        const about = { kind: 'rule', ruleExecutionId: effect.job.ruleExecutionId } as const;
        putJob(store, newJob(store, { ...effect.job, about, claimant: 'server' }));
        break;
      }
      case 'continueJob': {
        const job = jobOf(store, effect.jobId);
        putJob(store, {
          ...job,
          jobId: effect.newJobId,
          seq: store.jobs.size,
          status: 'Queued',
          nonce: undefined,
          availableAt: effect.visibleAt,
          continuationToken: effect.continuationToken,
        });
        putJob(store, { ...job, status: 'Succeeded' });
        break;
      }
      case 'closeJob':
        putJob(store, { ...jobOf(store, effect.jobId), status: effect.status });
    }
  }
};

const newJob = (
  store: Store,
  offered: {
    readonly jobId: string;
    readonly pipelineExecutionId: string;
    readonly about: JobSubject;
    readonly claimant: JobRow['claimant'];
    readonly visibleAt: number;
  },
): JobRow => ({
  jobId: offered.jobId,
  seq: store.jobs.size,
  claimant: offered.claimant,
  status: 'Queued',
  nonce: undefined,
  availableAt: offered.visibleAt,
  pipelineExecutionId: offered.pipelineExecutionId,
  about: offered.about,
  continuationToken: undefined,
});

const claimantOf = ({ owner }: ActionTypeId): JobRow['claimant'] =>
  owner === 'Custom' ? 'worker' : 'server';

const jobOf = (store: Store, jobId: string): JobRow => {
  const job = store.jobs.get(jobId);
  if (!job) throw new Error(`The job ${jobId} is to be ended, but was never offered.`);
  return job;
};
