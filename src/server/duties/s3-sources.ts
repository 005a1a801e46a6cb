import type { PipelineState } from '../../engine/index.js';
import type { ArtifactStore, StoredObject } from '../artifacts/artifact-store.js';
import { decideOn, type Execution } from '../execution/index.js';
import type { Database } from '../store/database.js';
import {
  claimS3Revision,
  findS3Source,
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
  for (const source of sources) await startForSource(parts, source, object);
};

/** How often a put looks again because others of the same object have come between. */
const looksMax = 10;

const startForSource = async (
  parts: S3SourceParts,
  source: S3SourceRow,
  object: ObjectChange,
): Promise<void> => {
  const { account, bucket, key } = object;
  const revision = revisionOf(object);
  let seen: S3SourceRow | undefined = source;
  for (let look = 0; seen && seen.revision !== revision && look < looksMax; look += 1) {
    // An object that was overwritten meanwhile is no news any more; the one that did so is.
    const newest = await parts.artifacts.head({ account, bucket, key });
    if (!newest || revisionOf(newest) !== revision) return;
    if (await startOnce(parts, seen, revision)) return;
    seen = await findS3Source(parts.database, source);
  }
};

/** Looks at all sources again and again. */
export const pollS3Sources = (
  run: DutyRun,
  parts: S3SourceParts & { readonly interval: number },
): Promise<void> =>
  every(run, { name: 's3-sources', interval: parts.interval }, () => lookAtS3Sources(run, parts));

/**
 * Looks at the objects of all S3 sources. Finds what changes in an external S3, and what a server
 * that was killed had stored but not yet acted on.
 */
export const lookAtS3Sources = async (run: DutyRun, parts: S3SourceParts): Promise<void> => {
  for (const source of await listS3Sources(parts.database)) {
    if (run.signal.aborted) return;
    // One object that cannot be looked at is no reason not to look at the others.
    await lookAtOne(parts, source).catch((err: unknown) => {
      const { pipeline_name: pipelineName, bucket, object_key: key } = source;
      run.log.error({ err, pipelineName, bucket, key }, 'source not looked at');
    });
  }
};

const lookAtOne = async (parts: S3SourceParts, source: S3SourceRow): Promise<void> => {
  const { account, bucket, object_key: key } = source;
  const object = await parts.artifacts.head({ account, bucket, key });
  if (source.revision === null) {
    await noteFirst(parts, source, object);
    return;
  }
  if (object && revisionOf(object) !== source.revision) {
    await startOnce(parts, source, revisionOf(object));
  }
};

const revisionOf = (object: Pick<StoredObject, 'versionId' | 'etag'>): string =>
  object.versionId === 'null' ? object.etag : object.versionId;

// What was there when an update of the pipeline made it look here is no change: updates start
// nothing. A new pipeline's first execution takes up what is there by itself.
const noteFirst = (
  parts: S3SourceParts,
  source: S3SourceRow,
  object: StoredObject | undefined,
): Promise<void> =>
  inPipelineOf(parts, source, async ({ tx, state }) => {
    if (isAtItsSource(state)) return;
    await claimS3Revision(tx, source, object ? revisionOf(object) : '');
  });

/** Whether there is no more to do: the execution has begun, or another one takes the revision up. */
const startOnce = async (
  parts: S3SourceParts,
  source: S3SourceRow,
  revision: string,
): Promise<boolean> => {
  let isDone = true;
  await inPipelineOf(parts, source, async ({ tx, state, start }) => {
    if (source.revision === null && isAtItsSource(state)) return;
    const claimed = await claimS3Revision(tx, source, revision);
    isDone = claimed.length > 0;
    if (isDone) await start();
  });
  return isDone;
};

interface SourcePipeline {
  readonly tx: Parameters<typeof claimS3Revision>[0];
  readonly state: PipelineState;
  readonly start: () => Promise<unknown>;
}

/** Does something to the source's pipeline under its lock, unless it is gone. */
const inPipelineOf = (
  { execution }: S3SourceParts,
  source: S3SourceRow,
  work: (pipeline: SourcePipeline) => Promise<void>,
): Promise<void> => {
  const { account, region, pipeline_name: name } = source;
  return execution.unit({ account, region, name }, async ({ tx, set, now }) => {
    const working = set.byName({ account, region }, name);
    if (!working || working.row.pipeline_id !== source.pipeline_id) return;
    const start = () =>
      decideOn(
        working,
        {
          kind: 'executionStarted',
          pipelineExecutionId: execution.names.newId(),
          trigger: { triggerType: 'PollForSourceChanges', triggerDetail: source.action_name },
          variables: {},
          sourceOverrides: [],
          sourceRevisions: [],
        },
        { now, ...execution.names },
      );
    await work({ tx, state: working.state, start });
  });
};

// An execution that is about to look at its sources finds what is there.
const isAtItsSource = ({ declaration, executions }: PipelineState): boolean =>
  Object.values(executions).some(
    ({ status, position }) =>
      status === 'InProgress' &&
      position.kind !== 'ended' &&
      position.stageName === declaration.stages[0]?.name,
  );
