import type { Millis } from '../../engine/index.js';
import type { FailureType } from '../../model/index.js';
import type { ArtifactStore } from '../artifacts/artifact-store.js';
import type { ServerJobRow } from '../store/job-claims.js';
import type { RuleJobData } from '../store/jobs.js';

/** What somebody who runs a server may choose about rules. */
export interface RuleSettings {
  /** Absent: alarms cannot be looked at. */
  readonly cloudWatch?: CloudWatchSettings | undefined;
}

/** Where a CloudWatch is and how it knows us. */
export interface CloudWatchSettings {
  /** A URL, in which `{region}` stands for the region that is asked. */
  readonly endpoint: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** What is needed to evaluate a rule. */
export interface RuleWork {
  /** Its continuation token is the one that the evaluation before has asked to be given. */
  readonly job: ServerJobRow<RuleJobData>;
  readonly artifacts: ArtifactStore;
  /** Aborted when the server stops; the job is then taken up again later. */
  readonly signal: AbortSignal;
  readonly now: Millis;
  readonly settings: RuleSettings;
}

export type RuleVerdict =
  | {
      readonly kind: 'succeeded';
      readonly summary?: string | undefined;
      readonly externalExecutionId?: string | undefined;
    }
  /** The rule says no (JobFailed), or it cannot be evaluated (every other type). */
  | { readonly kind: 'failed'; readonly type: FailureType; readonly message: string }
  /** It cannot be said yet: to be asked again then, with the token. */
  | {
      readonly kind: 'waiting';
      readonly until: Millis;
      readonly token: string;
      readonly summary: string;
    };

/**
 * Evaluates a rule. May be called twice for one job, after a crash. What the user can mend is a `failed`
 * verdict; what is thrown is tried again.
 */
export type EvaluateRule = (work: RuleWork) => Promise<RuleVerdict>;

/** The verdict of a rule that says no. */
export const saysNo = (message: string): RuleVerdict => ({
  kind: 'failed',
  type: 'JobFailed',
  message,
});

/** The verdict on a rule that cannot be evaluated as it is configured. */
export const misconfigured = (message: string): RuleVerdict => ({
  kind: 'failed',
  type: 'ConfigurationError',
  message,
});
