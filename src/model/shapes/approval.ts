import { enumeration, type Infer, required, string, structure } from '../schema.js';
import { ActionName, PipelineName, StageName } from './identifier.js';
import { Timestamp } from './primitive.js';

export const ApprovalSummary = string('ApprovalSummary', { min: 0, max: 512 });
export type ApprovalSummary = Infer<typeof ApprovalSummary>;

export const ApprovalStatus = enumeration('ApprovalStatus', ['Approved', 'Rejected']);
export type ApprovalStatus = Infer<typeof ApprovalStatus>;

export const ApprovalResult = structure('ApprovalResult', {
  summary: required(ApprovalSummary),
  status: required(ApprovalStatus),
});
export type ApprovalResult = Infer<typeof ApprovalResult>;

export const ApprovalToken = string('ApprovalToken', {
  pattern: '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}',
});
export type ApprovalToken = Infer<typeof ApprovalToken>;

export const PutApprovalResultInput = structure('PutApprovalResultInput', {
  pipelineName: required(PipelineName),
  stageName: required(StageName),
  actionName: required(ActionName),
  result: required(ApprovalResult),
  token: required(ApprovalToken),
});
export type PutApprovalResultInput = Infer<typeof PutApprovalResultInput>;

export const PutApprovalResultOutput = structure('PutApprovalResultOutput', {
  approvedAt: Timestamp,
});
export type PutApprovalResultOutput = Infer<typeof PutApprovalResultOutput>;
