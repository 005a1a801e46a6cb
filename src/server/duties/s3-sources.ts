import type { ArtifactStore, StoredObject } from '../artifacts/artifact-store.js';
import { decideOn, type Execution } from '../execution/index.js';
import type { Database } from '../store/database.js';
import {
  claimS3Revision,
  findS3Sources,
  listS3Sources,
  type S3SourceRow,
} from '../store/s3-sources.js';
import { type DutyRun, every } from './every.js';

export interface S3SourceParts {
  readonly database: Database;
  readonly execution: Execution;
  readonly artifacts: ArtifactStore;
}

/** An object as far as sources care: its revision is its version, or its ETag without versioning. */
export interface ObjectChange {
  readonly account: string;
  readonly bucket: string;
  readonly key: string;
  readonly versionId: string;
  readonly etag: string;
}

/** Starts the pipelines that an object put through our own endpoint is a source of. */
export const startForObject = async (parts: S3SourceParts, object: ObjectChange): Promise<void> => {
  const sources = await findS3Sources(parts.database, object);
  for (const source of sources) await startOnce(parts, source, revisionOf(object));
};

/**
 * Looks at the objects of all S3 sources. Finds what changes in an external S3, and what a server
 * that was killed had stored but not yet acted on.
 */
export const pollS3Sources = (
  run: DutyRun,
  parts: S3SourceParts & { readonly interval: number },
): Promise<void> =>
  every(run, { name: 's3-sources', interval: parts.interval }, async () => {
    for (const source of await listS3Sources(parts.database)) {
      run.signal.throwIfAborted();
      const { account, bucket, object_key: key } = source;
      const object = await parts.artifacts.head({ account, bucket, key });
      if (object && revisionOf(object) !== source.revision) {
        await startOnce(parts, source, revisionOf(object));
      }
    }
  });

const revisionOf = (object: Pick<StoredObject, 'versionId' | 'etag'>): string =>
  object.versionId === 'null' ? object.etag : object.versionId;

const startOnce = (parts: S3SourceParts, source: S3SourceRow, revision: string): Promise<void> => {
  const { account, region, pipeline_name: name } = source;
  return parts.execution.unit({ account, region, name }, async ({ tx, set, now }) => {
    const working = set.byName({ account, region }, name);
    if (!working || working.row.pipeline_id !== source.pipeline_id) return;
    if (source.revision === null && isAtItsSource(working.state)) return;
    const claimed = await claimS3Revision(tx, source, revision);
    if (claimed.length === 0) return;
    decideOn(
      working,
      {
        kind: 'executionStarted',
        pipelineExecutionId: parts.execution.names.newId(),
        trigger: { triggerType: 'PollForSourceChanges', triggerDetail: source.action_name },
        variables: {},
        sourceOverrides: [],
        sourceRevisions: [],
      },
      { now, ...parts.execution.names },
    );
  });
};

// The execution that a new pipeline begins with takes up the object that is already there.
const isAtItsSource = (state: {
  readonly declaration: { readonly stages: readonly { readonly name: string }[] };
  readonly executions: Readonly<
    Record<
      string,
      {
        readonly status: string;
        readonly position: { readonly kind: string; readonly stageName?: string };
      }
    >
  >;
}): boolean =>
  Object.values(state.executions).some(
    ({ status, position }) =>
      status === 'InProgress' && position.stageName === state.declaration.stages[0]?.name,
  );
