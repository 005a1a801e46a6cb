import { enumeration, type Infer, list, required, string, structure } from '../schema.js';
import { ActionExecutionId, PipelineName } from './identifier.js';
import { MaxResults, NextToken } from './paging.js';
import { StringValue, Timestamp } from './primitive.js';

export const DeployTargetEventContext = structure('DeployTargetEventContext', {
  ssmCommandId: StringValue,
  message: StringValue,
});
export type DeployTargetEventContext = Infer<typeof DeployTargetEventContext>;

export const DeployTargetEvent = structure('DeployTargetEvent', {
  name: StringValue,
  status: StringValue,
  startTime: Timestamp,
  endTime: Timestamp,
  context: DeployTargetEventContext,
});
export type DeployTargetEvent = Infer<typeof DeployTargetEvent>;

export const DeployTargetEventList = list('DeployTargetEventList', DeployTargetEvent);
export type DeployTargetEventList = Infer<typeof DeployTargetEventList>;

export const DeployActionExecutionTarget = structure('DeployActionExecutionTarget', {
  targetId: StringValue,
  targetType: StringValue,
  status: StringValue,
  startTime: Timestamp,
  endTime: Timestamp,
  events: DeployTargetEventList,
});
export type DeployActionExecutionTarget = Infer<typeof DeployActionExecutionTarget>;

export const DeployActionExecutionTargetList = list(
  'DeployActionExecutionTargetList',
  DeployActionExecutionTarget,
);
export type DeployActionExecutionTargetList = Infer<typeof DeployActionExecutionTargetList>;

export const TargetFilterName = enumeration('TargetFilterName', ['TARGET_STATUS']);
export type TargetFilterName = Infer<typeof TargetFilterName>;

export const TargetFilterValue = string('TargetFilterValue', { min: 1 });
export type TargetFilterValue = Infer<typeof TargetFilterValue>;

export const TargetFilterValueList = list('TargetFilterValueList', TargetFilterValue);
export type TargetFilterValueList = Infer<typeof TargetFilterValueList>;

export const TargetFilter = structure('TargetFilter', {
  name: TargetFilterName,
  values: TargetFilterValueList,
});
export type TargetFilter = Infer<typeof TargetFilter>;

export const TargetFilterList = list('TargetFilterList', TargetFilter);
export type TargetFilterList = Infer<typeof TargetFilterList>;

export const ListDeployActionExecutionTargetsInput = structure(
  'ListDeployActionExecutionTargetsInput',
  {
    pipelineName: PipelineName,
    actionExecutionId: required(ActionExecutionId),
    filters: TargetFilterList,
    maxResults: MaxResults,
    nextToken: NextToken,
  },
);
export type ListDeployActionExecutionTargetsInput = Infer<
  typeof ListDeployActionExecutionTargetsInput
>;

export const ListDeployActionExecutionTargetsOutput = structure(
  'ListDeployActionExecutionTargetsOutput',
  {
    targets: DeployActionExecutionTargetList,
    nextToken: NextToken,
  },
);
export type ListDeployActionExecutionTargetsOutput = Infer<
  typeof ListDeployActionExecutionTargetsOutput
>;
