import { enumeration, type Infer, list, required, string, structure } from '../schema.js';
import { ActionName, PipelineExecutionId, PipelineName, StageName } from './identifier.js';
import { BooleanValue, Time, Timestamp, Url } from './primitive.js';

export const Revision = string('Revision', { min: 1, max: 1500 });
export type Revision = Infer<typeof Revision>;

export const RevisionChangeIdentifier = string('RevisionChangeIdentifier', { min: 1, max: 100 });
export type RevisionChangeIdentifier = Infer<typeof RevisionChangeIdentifier>;

export const RevisionSummary = string('RevisionSummary', { min: 1, max: 2048 });
export type RevisionSummary = Infer<typeof RevisionSummary>;

export const ActionRevision = structure('ActionRevision', {
  revisionId: required(Revision),
  revisionChangeId: required(RevisionChangeIdentifier),
  created: required(Timestamp),
});
export type ActionRevision = Infer<typeof ActionRevision>;

export const CurrentRevision = structure('CurrentRevision', {
  revision: required(Revision),
  changeIdentifier: required(RevisionChangeIdentifier),
  created: Time,
  revisionSummary: RevisionSummary,
});
export type CurrentRevision = Infer<typeof CurrentRevision>;

export const SourceRevision = structure('SourceRevision', {
  actionName: required(ActionName),
  revisionId: Revision,
  revisionSummary: RevisionSummary,
  revisionUrl: Url,
});
export type SourceRevision = Infer<typeof SourceRevision>;

export const SourceRevisionList = list('SourceRevisionList', SourceRevision);
export type SourceRevisionList = Infer<typeof SourceRevisionList>;

export const SourceRevisionType = enumeration('SourceRevisionType', [
  'COMMIT_ID',
  'IMAGE_DIGEST',
  'S3_OBJECT_VERSION_ID',
  'S3_OBJECT_KEY',
]);
export type SourceRevisionType = Infer<typeof SourceRevisionType>;

export const SourceRevisionOverride = structure('SourceRevisionOverride', {
  actionName: required(ActionName),
  revisionType: required(SourceRevisionType),
  revisionValue: required(Revision),
});
export type SourceRevisionOverride = Infer<typeof SourceRevisionOverride>;

export const SourceRevisionOverrideList = list(
  'SourceRevisionOverrideList',
  SourceRevisionOverride,
  { min: 0, max: 50 },
);
export type SourceRevisionOverrideList = Infer<typeof SourceRevisionOverrideList>;

export const PutActionRevisionInput = structure('PutActionRevisionInput', {
  pipelineName: required(PipelineName),
  stageName: required(StageName),
  actionName: required(ActionName),
  actionRevision: required(ActionRevision),
});
export type PutActionRevisionInput = Infer<typeof PutActionRevisionInput>;

export const PutActionRevisionOutput = structure('PutActionRevisionOutput', {
  newRevision: BooleanValue,
  pipelineExecutionId: PipelineExecutionId,
});
export type PutActionRevisionOutput = Infer<typeof PutActionRevisionOutput>;
