import { expect, test } from 'vitest';
import {
  action,
  approve,
  context,
  fetch,
  pipeline,
  stage,
} from '../../test/support/declarations.js';
import type {
  GitConfiguration,
  GitPullRequestFilter,
  GitPushFilter,
  PipelineDeclaration,
} from '../model/index.js';
import { checkStructure } from './check-structure.js';

const connect = action('Clone', 'Source/AWS/CodeStarSourceConnection', {
  configuration: { ConnectionArn: 'arn', FullRepositoryId: 'o/r', BranchName: 'main' },
  outputArtifacts: [{ name: 'Code' }],
});

const trigger = (filters: Partial<GitConfiguration> = {}) =>
  ({
    providerType: 'CodeStarSourceConnection',
    gitConfiguration: { sourceActionName: 'Clone', ...filters },
  }) as const;

const declare = (more: Partial<PipelineDeclaration>) =>
  checkStructure(
    pipeline(
      [stage('Source', [fetch(), connect]), stage('Clone', [approve({ name: 'Clone2' })])],
      more,
    ),
    context,
  );

const refused = (message: string) => ({ code: 'InvalidStructureException', message });
const push: readonly GitPushFilter[] = [{ branches: { includes: ['main'] } }];

test.each(['V1', undefined] as const)(
  'a pipeline of type %s cannot have triggers',
  (pipelineType) => {
    expect(declare({ pipelineType, triggers: [trigger({ push })] })).toEqual(
      refused('Triggers on tag can only be used with V2 pipelines'),
    );
    expect(declare({ pipelineType, triggers: [] })).toBeUndefined();
  },
);

test.each(['Fetch', 'Clone2', 'Nobody', 'constructor'])(
  'a trigger of %s, which is no source action with a connection, is refused',
  (sourceActionName) => {
    expect(declare({ triggers: [trigger({ sourceActionName, push })] })).toEqual(
      refused('Triggers for connections must reference a CodeStarSourceConnection action.'),
    );
  },
);

test('a source action has one trigger', () => {
  expect(declare({ triggers: [trigger({ push }), trigger({ push })] })).toEqual(
    refused(
      "Source action 'Clone' has more than one trigger. Put all filters for a source action into one trigger.",
    ),
  );
});

const patterns = { includes: ['a'], excludes: ['b'] };

test.each<GitPushFilter>([
  {},
  { filePaths: patterns },
  { tags: patterns, branches: patterns },
  { tags: patterns, filePaths: patterns },
  { tags: patterns, branches: patterns, filePaths: patterns },
])('the push filter %j is no valid combination', (filter) => {
  expect(declare({ triggers: [trigger({ push: [...push, filter] })] })).toEqual(
    refused(
      'The trigger configuration for the source action is not valid. Make sure to choose valid filter combinations.',
    ),
  );
});

test.each<GitPullRequestFilter>([
  {},
  { events: ['OPEN'] },
  { filePaths: patterns },
  { events: ['OPEN', 'CLOSED'], filePaths: patterns },
])('the pull request filter %j is no valid combination', (filter) => {
  expect(declare({ triggers: [trigger({ pullRequest: [filter] })] })).toEqual(
    refused(
      'The trigger configuration for the source action is not valid. Make sure to choose valid filter combinations.',
    ),
  );
});

test.each<Partial<GitConfiguration>>([
  {},
  { push: [{ tags: patterns }] },
  { push: [{ branches: patterns }, { tags: patterns }] },
  { push: [{ branches: patterns, filePaths: patterns }] },
  { pullRequest: [{ branches: patterns }] },
  { pullRequest: [{ events: ['UPDATED'], branches: patterns, filePaths: patterns }] },
])('the filters %j are valid', (filters) => {
  expect(declare({ triggers: [trigger(filters)] })).toBeUndefined();
});
