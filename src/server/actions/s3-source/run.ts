import { BucketNotFoundError, type StoredObject } from '../../artifacts/artifact-store.js';
import type { ActionJobData } from '../../store/jobs.js';
import { type ActionResult, type ActionWork, failed, type RunAction } from '../action.js';
import { stoppable } from '../stoppable.js';

/** User metadata in which a publisher may say what an object is. */
const summaryMetadata = 'codepipeline-artifact-revision-summary';

/** Copies an object, by default its newest version, to the place of the output artifact. */
export const run: RunAction = async (work) => {
  const { data, account } = work.job;
  const [output] = data.outputArtifacts;
  if (!output) return failed('ConfigurationError', 'The source action has no output artifact.');
  const at = { account, ...sourceOf(data) };
  const found = await work.artifacts.get(at);
  if (!found) return failed('RevisionUnavailable', await whyNotFound(work, at));
  const { object, body } = found;
  try {
    await work.artifacts.put(
      { account, bucket: output.bucket, key: output.key },
      stoppable(body, work.signal),
      { contentType: object.contentType, contentLength: object.size },
    );
  } catch (error) {
    if (!(error instanceof BucketNotFoundError)) throw error;
    const message = `The bucket ${output.bucket} of the artifact store does not exist. Create it, and retry the stage.`;
    return { kind: 'failed', type: 'ConfigurationError', message, revision: revisionOf(object) };
  }
  return succeeded(at, object);
};

interface SourceObject {
  readonly bucket: string;
  readonly key: string;
  readonly versionId?: string;
}

// An execution may have been started with another key or an older version.
const sourceOf = (data: ActionJobData): SourceObject => {
  const override = (type: string) =>
    data.sourceOverrides.find((one) => one.revisionType === type)?.revisionValue;
  const versionId = override('S3_OBJECT_VERSION_ID');
  return {
    bucket: data.configuration['S3Bucket'] ?? '',
    key: override('S3_OBJECT_KEY') ?? data.configuration['S3ObjectKey'] ?? '',
    ...(versionId === undefined ? {} : { versionId }),
  };
};

const whyNotFound = async (
  work: ActionWork,
  at: SourceObject & { readonly account: string },
): Promise<string> => {
  const version = at.versionId === undefined ? '' : ` in version ${at.versionId}`;
  return (await work.artifacts.hasBucket(at))
    ? `The bucket ${at.bucket} holds no object ${at.key}${version}.`
    : `The bucket ${at.bucket} does not exist.`;
};

const revisionOf = ({ versionId, etag }: StoredObject): string =>
  versionId === 'null' ? etag : versionId;

const succeeded = (at: SourceObject, object: StoredObject): ActionResult => {
  const revision = revisionOf(object);
  const summary = object.metadata[summaryMetadata];
  const revisionSummary = summary || `Amazon S3 version id: ${object.versionId}`;
  return {
    kind: 'succeeded',
    outputVariables: {
      BucketName: at.bucket,
      ETag: object.etag,
      ObjectKey: at.key,
      VersionId: object.versionId,
    },
    details: { summary: revisionSummary, externalExecutionId: revision },
    currentRevision: {
      revision,
      changeIdentifier: object.etag,
      created: object.lastModified,
      revisionSummary,
    },
  };
};
