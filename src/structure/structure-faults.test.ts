import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  action,
  approve,
  compile,
  context,
  fetch,
  pipeline,
  stage,
  work,
} from '../../test/support/declarations.js';
import { soundDeclaration } from '../../test/support/sound-declaration.js';
import type { PipelineDeclaration } from '../model/index.js';
import { checkStructure, structureFaults } from './check-structure.js';

const placesOf = (declaration: PipelineDeclaration): readonly string[] =>
  structureFaults(declaration, context).flatMap(({ at, message }) =>
    at.map((path) => `${path.join('.')}: ${message.split('\n')[0]}`),
  );

test('each fault of one rule has its place', () => {
  const wrong = pipeline([
    stage('Source', [fetch(), approve({ name: 'Ask' })]),
    stage('Build', [
      compile({ configuration: { Colour: 'red', Age: '1' } }),
      work('Pack', { configuration: {}, inputArtifacts: [{ name: 'Nothing' }, { name: 'Never' }] }),
    ]),
    stage('Build', []),
  ]);
  expect(placesOf(wrong)).toEqual([
    'stages.0.actions.1.actionTypeId.category: Pipeline should start with a stage that only contains source actions',
    "stages.2.name: Stage name 'Build' is used more than once",
    "stages.2.actions: Stage 'Build' must have at least one action",
    "stages.1.actions.0.configuration: Action configuration for action 'Compile' is missing required configuration 'ProjectName'",
    "stages.1.actions.1.configuration: Action configuration for action 'Pack' is missing required configuration 'ProjectName'",
    "stages.1.actions.0.configuration.Age: Action configuration for action 'Compile' contains unknown configuration 'Age'",
    "stages.1.actions.0.configuration.Colour: Action configuration for action 'Compile' contains unknown configuration 'Colour'",
    'stages.1.actions.1.inputArtifacts.0: Input Artifact Bundle Nothing in action Pack is not declared as Output Artifact Bundle in any of the preceding actions',
    'stages.1.actions.1.inputArtifacts.1: Input Artifact Bundle Never in action Pack is not declared as Output Artifact Bundle in any of the preceding actions',
  ]);
});

test('a fault that lists its offenders has the place of each', () => {
  const says = (CustomData: string) => ({ configuration: { CustomData } });
  const wrong = pipeline([
    stage('Ask', [approve(says('#{No.One}')), approve({ name: 'Again', ...says('#{No.Two}') })]),
  ]);
  const [fault] = structureFaults(wrong, context);
  expect(fault?.at).toEqual([
    ['stages', 1, 'actions', 0, 'configuration', 'CustomData'],
    ['stages', 1, 'actions', 1, 'configuration', 'CustomData'],
  ]);
  expect(fault?.message.split('\n')).toHaveLength(3);
});

const broken = fc
  .tuple(soundDeclaration, fc.constantFrom('V1' as const, 'V2' as const), fc.nat(3))
  .map(([sound, pipelineType, kind]): PipelineDeclaration => {
    const [first, ...others] = sound.stages;
    const odd = action('Odd', 'Source/AWS/S3', { inputArtifacts: [{ name: 'None' }] });
    const stages = [
      [...sound.stages, ...sound.stages],
      first === undefined ? [] : [first],
      others,
      [...sound.stages, stage('Odd', [odd, odd])],
    ][kind];
    return { ...sound, pipelineType, stages: stages ?? [] };
  });

test('the first of all faults is the one that is reported', () => {
  fc.assert(
    fc.property(broken, (declaration) => {
      const [first] = structureFaults(declaration, context);
      expect(checkStructure(declaration, context)).toEqual(
        first && { code: first.code, message: first.message },
      );
    }),
  );
});

test('a sound declaration has no fault', () => {
  fc.assert(
    fc.property(soundDeclaration, (declaration) => {
      expect(structureFaults(declaration, context)).toEqual([]);
    }),
  );
});
