import type { ActionDeclaration, PipelineDeclaration } from '../../model/index.js';
import type { PipelineRow } from '../store/pipelines.js';
import type { S3SourceRow } from '../store/s3-sources.js';

type WatchedSource = Omit<S3SourceRow, 'revision'>;

// No object has a longer key, nor any bucket a longer name: there is nothing to look for.
const bucketNameMax = 63;
const objectKeyBytesMax = 1_024;

/** The objects whose changes start the pipeline: those of its S3 sources that do not forgo it. */
export const watchedSources = (
  { account, region, pipeline_id, name }: PipelineRow,
  { stages }: PipelineDeclaration,
): readonly WatchedSource[] =>
  stages
    .flatMap(({ actions }) => actions)
    .filter(isS3Source)
    .flatMap(({ name: action_name, configuration = {} }) => {
      const { S3Bucket: bucket, S3ObjectKey: object_key, PollForSourceChanges } = configuration;
      if (PollForSourceChanges?.toLowerCase() === 'false' || !bucket || !object_key) return [];
      if (bucket.length > bucketNameMax || Buffer.byteLength(object_key) > objectKeyBytesMax) {
        return [];
      }
      return [
        { account, region, pipeline_id, pipeline_name: name, action_name, bucket, object_key },
      ];
    });

const isS3Source = ({ actionTypeId: { category, owner, provider } }: ActionDeclaration): boolean =>
  category === 'Source' && owner === 'AWS' && provider === 'S3';
