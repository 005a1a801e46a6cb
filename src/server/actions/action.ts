import type { FailureType } from '../../model/index.js';
import type { ArtifactStore } from '../artifacts/artifact-store.js';
import type { ServerJobRow } from '../store/job-claims.js';
import type { ActionJobData } from '../store/jobs.js';

/** What an action that the server runs itself is given. */
export interface ActionWork {
  readonly job: ServerJobRow<ActionJobData>;
  readonly artifacts: ArtifactStore;
  /** Aborted when the server stops; the job is then taken up again later. */
  readonly signal: AbortSignal;
}

export type ActionResult =
  | {
      readonly kind: 'succeeded';
      readonly outputVariables: Readonly<Record<string, string>>;
      readonly details: { readonly summary: string; readonly externalExecutionId?: string };
      /** For a source action: what it found. */
      readonly currentRevision?: {
        readonly revision: string;
        readonly changeIdentifier: string;
        readonly created: number;
        readonly revisionSummary: string;
      };
    }
  | {
      readonly kind: 'failed';
      readonly type: FailureType;
      readonly message: string;
      /** For a source action: what it found before it failed. */
      readonly revision?: string;
    };

/**
 * Does an action's work. May be called twice for one job, after a crash, and must then come to the
 * same end. What the user can mend is a `failed` result; what is thrown is tried again.
 */
export type RunAction = (work: ActionWork) => Promise<ActionResult>;

export const failed = (type: FailureType, message: string): ActionResult => ({
  kind: 'failed',
  type,
  message,
});
