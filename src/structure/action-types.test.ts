import { expect, test } from 'vitest';
import { action, context, pipeline, stage } from '../../test/support/declarations.js';
import type { ActionDeclaration } from '../model/index.js';
import { checkStructure } from './check-structure.js';

const declare = (declared: ActionDeclaration, pipelineType: 'V1' | 'V2' | undefined = 'V2') =>
  checkStructure(pipeline([stage('Then', [declared])], { pipelineType }), context);

const refused = (message: string) => ({ code: 'InvalidActionDeclarationException', message });

test.each([
  [
    action('A', 'Deploy/AWS/CodeBuild'),
    "ActionType (Category: 'Deploy', Provider: 'CodeBuild', Owner: 'AWS', Version: '1') in action 'A' is not available in region 'EU_WEST_1'",
  ],
  [
    action('B', 'Build/Custom/Nobody'),
    "ActionType (Category: 'Build', Provider: 'Nobody', Owner: 'Custom', Version: '1') in action 'B' is not available in region 'EU_WEST_1'",
  ],
  [
    {
      ...action('C', 'Build/AWS/CodeBuild'),
      actionTypeId: { category: 'Build', owner: 'AWS', provider: 'CodeBuild', version: '2' },
    } as const,
    "ActionType (Category: 'Build', Provider: 'CodeBuild', Owner: 'AWS', Version: '2') in action 'C' is not available in region 'EU_WEST_1'",
  ],
  [
    action('D', 'Build/AWS/constructor'),
    "ActionType (Category: 'Build', Provider: 'constructor', Owner: 'AWS', Version: '1') in action 'D' is not available in region 'EU_WEST_1'",
  ],
])('an action type that is not on offer is refused: %#', (declared, message) => {
  expect(declare(declared)).toEqual(refused(message));
});

test('an action type is looked for in the region of its action', () => {
  const store = { type: 'S3', location: 'artifacts' } as const;
  const stages = [stage('Then', [action('A', 'Test/AWS/Nothing', { region: 'us-gov-west-1' })])];
  const declaration = pipeline(stages, {
    artifactStore: undefined,
    artifactStores: { 'eu-west-1': store, 'us-gov-west-1': store },
  });
  expect(checkStructure(declaration, context)?.message).toMatch(/in region 'US_GOV_WEST_1'$/);
});

test('an action type that is known and cannot be run here is accepted', () => {
  expect(
    declare(action('Go', 'Invoke/AWS/Lambda', { configuration: { FunctionName: 'f' } })),
  ).toBeUndefined();
});

const ofV2 = [
  ['Commands', action('A', 'Compute/AWS/Commands')],
  ['Commands', action('A', 'Build/AWS/Commands')],
  ['ECRBuildAndPublish', action('A', 'Build/AWS/ECRBuildAndPublish')],
  ['EKS', action('A', 'Deploy/AWS/EKS')],
  ['EC2', action('A', 'Deploy/AWS/EC2')],
  ['Lambda', action('A', 'Deploy/AWS/Lambda')],
  ['CodePipeline', action('A', 'Invoke/AWS/CodePipeline')],
  ['InspectorScan', action('A', 'Invoke/AWS/InspectorScan')],
] as const;

test.each(ofV2)('a V1 pipeline cannot have a %s action: %#', (provider, declared) => {
  const message = `${provider} Action can only be used with V2 pipelines.`;
  expect(declare(declared, 'V1')).toEqual(refused(message));
  expect(
    checkStructure({ ...pipeline([stage('Then', [declared])]), pipelineType: undefined }, context),
  ).toEqual(refused(message));
  expect(declare(declared, 'V2')?.message).not.toBe(message);
});
