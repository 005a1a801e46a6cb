import { between, builtIn, none, optional, required } from './built-in.js';
import type { KnownActionType } from './known-action-type.js';

export const cloudFormationActionTypes: readonly KnownActionType[] = [
  builtIn(['Deploy', 'AWS', 'CloudFormation'], {
    inputs: between(0, 10),
    outputs: between(0, 1),
    properties: [
      required('ActionMode'),
      required('StackName'),
      optional('Capabilities'),
      optional('ChangeSetName'),
      optional('RoleArn'),
      optional('TemplatePath'),
      optional('TemplateConfiguration'),
      optional('OutputFileName'),
      optional('ParameterOverrides'),
    ],
  }),
  builtIn(['Deploy', 'AWS', 'CloudFormationStackInstances'], {
    inputs: between(0, 2),
    outputs: none,
    properties: [
      required('StackSetName'),
      required('Regions'),
      optional('DeploymentTargets'),
      optional('ParameterOverrides'),
      optional('FailureTolerancePercentage'),
      optional('MaxConcurrentPercentage'),
      optional('CallAs'),
    ],
  }),
  builtIn(['Deploy', 'AWS', 'CloudFormationStackSet'], {
    inputs: between(1, 3),
    outputs: none,
    properties: [
      required('StackSetName'),
      required('TemplatePath'),
      optional('Description'),
      optional('Parameters'),
      optional('Capabilities'),
      optional('PermissionModel'),
      optional('AdministrationRoleArn'),
      optional('ExecutionRoleName'),
      optional('OrganizationsAutoDeployment'),
      optional('DeploymentTargets'),
      optional('Regions'),
      optional('FailureTolerancePercentage'),
      optional('MaxConcurrentPercentage'),
      optional('CallAs'),
    ],
  }),
];
