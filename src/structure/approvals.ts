import type { ActionTypeId } from '../model/index.js';
import { eachAction, type Rule } from './outline.js';
import { faultAt, invalidAction, type StructureFault } from './structure-fault.js';
import { hasReference } from './variable-reference.js';

export const hasTopicsToNotify: Rule = eachAction(({ action }, { context }) => {
  const arn = action.configuration?.['NotificationArn'];
  // What a variable brings is known only when the action starts.
  if (!isManualApproval(action.actionTypeId) || arn === undefined || hasReference(arn)) {
    return undefined;
  }
  const fault = topicFault(action.name, arn, context.region);
  return fault && faultAt(fault, 'configuration', 'NotificationArn');
});

const topicFault = (
  name: string,
  arn: string,
  pipelineRegion: string,
): StructureFault | undefined => {
  const { partition, service, region, account, resource } = partsOf(arn);
  if (!partition || !account || !resource) {
    return invalidAction(
      `The ARN ${arn} you specified for sending notifications for the approval action ${name} contains a format error.`,
    );
  }
  const specified = `The ARN ${arn} has been specified for sending notifications for the approval action ${name}`;
  if (service !== 'sns') {
    return invalidAction(
      `${specified}, but the AWS service for this ARN cannot be used to send approval requests.`,
    );
  }
  return region === pipelineRegion
    ? undefined
    : invalidAction(`${specified}, but the ARN is not in the same region as the pipeline.`);
};

const partsOf = (arn: string) => {
  const [prefix, partition, service, region, account, ...resource] = arn.split(':');
  return prefix === 'arn'
    ? { partition, service, region, account, resource: resource.join(':') }
    : {};
};

export const hasTimeoutsOnlyOnApprovals: Rule = eachAction(({ action, stage }) =>
  action.timeoutInMinutes === undefined || isManualApproval(action.actionTypeId)
    ? undefined
    : faultAt(
        invalidAction(
          `Action '${action.name}' in stage '${stage.name}' declares timeoutInMinutes, which only a manual approval action can have. Remove it.`,
        ),
        'timeoutInMinutes',
      ),
);

const isManualApproval = ({ category, owner, provider }: ActionTypeId): boolean =>
  category === 'Approval' && owner === 'AWS' && provider === 'Manual';
