import { between, builtIn, none, one, optional, required } from './built-in.js';
import type { KnownActionType } from './known-action-type.js';

export const invokeActionTypes: readonly KnownActionType[] = [
  builtIn(['Invoke', 'AWS', 'CodePipeline'], {
    inputs: none,
    outputs: none,
    properties: [required('PipelineName'), optional('SourceRevisions'), optional('Variables')],
    requiresV2: true,
  }),
  builtIn(['Invoke', 'AWS', 'InspectorScan'], {
    inputs: between(0, 1),
    outputs: one,
    properties: [
      required('InspectorRunMode'),
      optional('ECRRepositoryName'),
      optional('ImageTag'),
      optional('LowThreshold'),
      optional('MediumThreshold'),
      optional('HighThreshold'),
      optional('CriticalThreshold'),
    ],
    requiresV2: true,
  }),
  builtIn(['Invoke', 'AWS', 'Lambda'], {
    inputs: between(0, 5),
    outputs: between(0, 5),
    properties: [required('FunctionName'), optional('UserParameters')],
  }),
  builtIn(['Invoke', 'AWS', 'StepFunctions'], {
    inputs: between(0, 1),
    outputs: between(0, 1),
    properties: [
      required('StateMachineArn'),
      optional('ExecutionNamePrefix'),
      optional('InputType'),
      optional('Input'),
    ],
  }),
  builtIn(['Invoke', 'ThirdParty', 'Snyk'], { inputs: one, outputs: one, properties: [] }),
];
