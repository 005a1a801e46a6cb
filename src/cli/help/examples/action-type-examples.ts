import { type Examples, story } from './example.js';

const custom = ['--category Build', '--provider Make', '--action-version 1'];

const actionType = {
  id: { category: 'Build', owner: 'Custom', provider: 'Make', version: '1' },
  settings: { executionUrlTemplate: 'https://make.example/builds/{ExternalExecutionId}' },
  actionConfigurationProperties: [
    { name: 'Target', required: true, key: true, secret: false, queryable: true },
  ],
  inputArtifactDetails: { minimumCount: 1, maximumCount: 1 },
  outputArtifactDetails: { minimumCount: 0, maximumCount: 1 },
};

const declaration = {
  executor: {
    configuration: { jobWorkerExecutorConfiguration: { pollingAccounts: [story.account] } },
    type: 'JobWorker',
    jobTimeout: 3600,
  },
  id: { category: 'Test', owner: 'ThirdParty', provider: 'Probe', version: '1' },
  inputArtifactDetails: { minimumCount: 0, maximumCount: 1 },
  outputArtifactDetails: { minimumCount: 0, maximumCount: 0 },
  permissions: { allowedAccounts: ['*'] },
  properties: [{ name: 'Site', optional: false, key: true, noEcho: false }],
};

export const actionTypeExamples = {
  CreateCustomActionType: [
    {
      title: 'To declare a build action whose jobs are asked for by the property Target:',
      options: [
        ...custom,
        `--settings "executionUrlTemplate='https://make.example/builds/{ExternalExecutionId}'"`,
        '--configuration-properties ' +
          'name=Target,required=true,key=true,secret=false,queryable=true',
        '--input-artifact-details minimumCount=1,maximumCount=1',
        '--output-artifact-details minimumCount=0,maximumCount=1',
      ],
      output: { actionType },
    },
  ],
  DeleteCustomActionType: [{ title: 'To take a custom action type out of use:', options: custom }],
  ListActionTypes: [
    {
      title: 'To list the custom action types:',
      options: ['--action-owner-filter Custom'],
      output: { actionTypes: [actionType] },
    },
    {
      title: 'To print the names of all source actions:',
      options: [`--query "actionTypes[?id.category=='Source'].id.provider"`, '--output text'],
    },
  ],
  GetActionType: [
    {
      title: 'To show the action type of a partner:',
      options: ['--category Test', '--owner ThirdParty', '--provider Probe', '--action-version 1'],
      output: { actionType: declaration },
    },
  ],
  UpdateActionType: [
    {
      title: 'To replace the definition of an action type by the one in a file:',
      options: ['--action-type file://probe.json'],
      files: { 'probe.json': declaration },
    },
  ],
  ListRuleTypes: [
    {
      title: 'To print the providers of rules:',
      options: ["--query 'ruleTypes[].id.provider'", '--output text'],
    },
  ],
} satisfies Partial<Examples>;
