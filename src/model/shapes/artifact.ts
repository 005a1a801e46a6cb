import { enumeration, type Infer, integer, list, required, string, structure } from '../schema.js';
import { Timestamp, Url } from './primitive.js';
import { Revision, RevisionChangeIdentifier, RevisionSummary } from './revision.js';

export const ArtifactName = string('ArtifactName', {
  min: 1,
  max: 100,
  pattern: String.raw`[a-zA-Z0-9_\-]+`,
});
export type ArtifactName = Infer<typeof ArtifactName>;

export const InputArtifact = structure('InputArtifact', {
  name: required(ArtifactName),
});
export type InputArtifact = Infer<typeof InputArtifact>;

export const InputArtifactList = list('InputArtifactList', InputArtifact);
export type InputArtifactList = Infer<typeof InputArtifactList>;

export const FilePath = string('FilePath', { min: 1, max: 128 });
export type FilePath = Infer<typeof FilePath>;

export const FilePathList = list('FilePathList', FilePath, { min: 1, max: 10 });
export type FilePathList = Infer<typeof FilePathList>;

export const OutputArtifact = structure('OutputArtifact', {
  name: required(ArtifactName),
  files: FilePathList,
});
export type OutputArtifact = Infer<typeof OutputArtifact>;

export const OutputArtifactList = list('OutputArtifactList', OutputArtifact);
export type OutputArtifactList = Infer<typeof OutputArtifactList>;

export const S3BucketName = string('S3BucketName');
export type S3BucketName = Infer<typeof S3BucketName>;

export const S3ObjectKey = string('S3ObjectKey');
export type S3ObjectKey = Infer<typeof S3ObjectKey>;

export const S3ArtifactLocation = structure('S3ArtifactLocation', {
  bucketName: required(S3BucketName),
  objectKey: required(S3ObjectKey),
});
export type S3ArtifactLocation = Infer<typeof S3ArtifactLocation>;

export const ArtifactLocationType = enumeration('ArtifactLocationType', ['S3']);
export type ArtifactLocationType = Infer<typeof ArtifactLocationType>;

export const ArtifactLocation = structure('ArtifactLocation', {
  type: ArtifactLocationType,
  s3Location: S3ArtifactLocation,
});
export type ArtifactLocation = Infer<typeof ArtifactLocation>;

export const Artifact = structure('Artifact', {
  name: ArtifactName,
  revision: Revision,
  location: ArtifactLocation,
});
export type Artifact = Infer<typeof Artifact>;

export const ArtifactList = list('ArtifactList', Artifact);
export type ArtifactList = Infer<typeof ArtifactList>;

export const S3Bucket = string('S3Bucket', { min: 3, max: 63 });
export type S3Bucket = Infer<typeof S3Bucket>;

export const S3Key = string('S3Key', { min: 1, max: 100 });
export type S3Key = Infer<typeof S3Key>;

export const S3Location = structure('S3Location', {
  bucket: S3Bucket,
  key: S3Key,
});
export type S3Location = Infer<typeof S3Location>;

export const ArtifactDetail = structure('ArtifactDetail', {
  name: ArtifactName,
  s3location: S3Location,
});
export type ArtifactDetail = Infer<typeof ArtifactDetail>;

export const ArtifactDetailList = list('ArtifactDetailList', ArtifactDetail);
export type ArtifactDetailList = Infer<typeof ArtifactDetailList>;

export const ArtifactRevision = structure('ArtifactRevision', {
  name: ArtifactName,
  revisionId: Revision,
  revisionChangeIdentifier: RevisionChangeIdentifier,
  revisionSummary: RevisionSummary,
  created: Timestamp,
  revisionUrl: Url,
});
export type ArtifactRevision = Infer<typeof ArtifactRevision>;

export const ArtifactRevisionList = list('ArtifactRevisionList', ArtifactRevision);
export type ArtifactRevisionList = Infer<typeof ArtifactRevisionList>;

export const MinimumArtifactCount = integer('MinimumArtifactCount', { min: 0, max: 5 });
export type MinimumArtifactCount = Infer<typeof MinimumArtifactCount>;

export const MaximumArtifactCount = integer('MaximumArtifactCount', { min: 0, max: 5 });
export type MaximumArtifactCount = Infer<typeof MaximumArtifactCount>;

export const ArtifactDetails = structure('ArtifactDetails', {
  minimumCount: required(MinimumArtifactCount),
  maximumCount: required(MaximumArtifactCount),
});
export type ArtifactDetails = Infer<typeof ArtifactDetails>;
