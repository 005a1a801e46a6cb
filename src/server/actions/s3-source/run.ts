import type { JobRowData } from '../../store/jobs.js';
import { type ActionWork, failed, type RunAction } from '../action.js';

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
  await work.artifacts.put({ account, bucket: output.bucket, key: output.key }, body, {
    contentType: object.contentType,
    contentLength: object.size,
  });
  const revision = object.versionId === 'null' ? object.etag : object.versionId;
  const summary = object.metadata[summaryMetadata] ?? `Amazon S3 version id: ${object.versionId}`;
  return {
    kind: 'succeeded',
    outputVariables: {
      BucketName: at.bucket,
      ETag: object.etag,
      ObjectKey: at.key,
      VersionId: object.versionId,
    },
    details: { summary, externalExecutionId: revision },
    currentRevision: {
      revision,
      changeIdentifier: object.etag,
      created: object.lastModified,
      revisionSummary: summary,
    },
  };
};

interface SourceObject {
  readonly bucket: string;
  readonly key: string;
  readonly versionId?: string;
}

// An execution may have been started with another key or an older version.
const sourceOf = (data: JobRowData): SourceObject => {
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
