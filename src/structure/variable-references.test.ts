import { describe, expect, test } from 'vitest';
import {
  approve,
  compile,
  context,
  fetch,
  pipeline,
  ship,
  stage,
  work,
} from '../../test/support/declarations.js';
import type { PipelineDeclaration, StageDeclaration } from '../model/index.js';
import { checkStructure } from './check-structure.js';

const declare = (stages: readonly StageDeclaration[], more: Partial<PipelineDeclaration> = {}) =>
  checkStructure(pipeline(stages, more), context);

const says = (text: string, more = {}) => approve({ configuration: { CustomData: text }, ...more });

const place = (stageName: string, text: string) =>
  `StageName=[${stageName}], ActionName=[Approve], ActionConfigurationKey=[CustomData], VariableReferenceText=[${text}]`;

const validFormat =
  'Valid format for a pipeline execution variable reference is a namespace and a key separated by a period (.).';

describe('references to actions', () => {
  test.each(['Nobody.Key', 'constructor.name', '__proto__.x', 'src.VersionId', 'Codepipeline.X'])(
    'a reference to %s is refused when there is no such namespace',
    (text) => {
      expect(declare([stage('Sign', [says(`see #{${text}}`)])])).toEqual({
        code: 'InvalidActionDeclarationException',
        message: `${validFormat} The following pipeline execution variables are referencing a namespace that does not exist.\n${place('Sign', text)}`,
      });
    },
  );

  test.each(['Src', 'Src.', 'Src.a.b', '', 'Src VersionId'])(
    'a reference of the form «%s» is refused',
    (text) => {
      expect(declare([stage('Sign', [says(`see #{${text}}`)])])).toEqual({
        code: 'InvalidActionDeclarationException',
        message: `${validFormat} The following pipeline execution variables are not written in this format.\n${place('Sign', text)}`,
      });
    },
  );

  test.each([
    [
      'a later stage',
      [stage('Sign', [says('#{Late.Key}')]), stage('Then', [work('W', { namespace: 'Late' })])],
    ],
    [
      'a higher runOrder',
      [stage('Sign', [says('#{Late.Key}'), work('W', { namespace: 'Late', runOrder: 2 })])],
    ],
    ['the same runOrder', [stage('Sign', [work('W', { namespace: 'Late' }), says('#{Late.Key}')])]],
    ['the action itself', [stage('Sign', [says('#{Late.Key}', { namespace: 'Late' })])]],
  ])('a reference to the namespace of %s is refused', (_, stages) => {
    expect(declare(stages)).toEqual({
      code: 'InvalidActionDeclarationException',
      message: `The following pipeline execution variables are referencing the namespace of an action that is not sure to have ended before. Reference an action of an earlier stage, or of the same stage with a lower runOrder.\n${place('Sign', 'Late.Key')}`,
    });
  });

  test('references to earlier actions and to the execution itself are fine', () => {
    const text = '#{Src.VersionId} #{Built.Any-Key} #{codepipeline.PipelineExecutionId}';
    const stages = [
      stage('Build', [compile({ namespace: 'Built' }), says(text, { runOrder: 2 })]),
      stage('Sign', [says(text)]),
    ];
    expect(declare(stages)).toBeUndefined();
  });

  test('every reference at fault has its line, up to twenty of them', () => {
    const text = Array.from({ length: 30 }, (_, index) => `#{No.k${index}}`).join(' ');
    const lines = declare([stage('Sign', [says(text)])])?.message.split('\n') ?? [];
    expect(lines.slice(1)).toEqual(
      Array.from({ length: 20 }, (_, index) => place('Sign', `No.k${index}`)),
    );
  });

  test('a long reference is cut in the message', () => {
    const { message = '' } = declare([stage('Sign', [says(`#{${'🙂'.repeat(5_000)}}`)])]) ?? {};
    expect(message).toContain(`VariableReferenceText=[${'🙂'.repeat(200)}]`);
  });

  test('what is referenced in a secret does not get into the message', () => {
    const configuration = { Host: 'h', Token: 'geh#{eim}nis' };
    const fault = declare([stage('Deploy', [ship({ configuration })])]);
    expect(fault?.message).toMatch(
      /ActionConfigurationKey=\[Token\], VariableReferenceText=\[\*{4}\]$/,
    );
    expect(fault?.message).not.toContain('eim');
  });
});

describe('references to pipeline variables', () => {
  const variables = [{ name: 'Colour', defaultValue: 'red' }];

  test('a source action cannot use them', () => {
    const source = fetch({
      configuration: { S3Bucket: 'b', S3ObjectKey: '#{variables.Colour}.zip' },
    });
    const stages = [stage('Source', [source]), stage('Sign', [approve()])];
    expect(declare(stages, { variables })).toEqual({
      code: 'InvalidStructureException',
      message:
        'Variables at the pipeline level cannot be used in source actions.\nStageName=[Source], ActionName=[Fetch], ActionConfigurationKey=[S3ObjectKey], VariableReferenceText=[variables.Colour]',
    });
  });

  test.each([
    ['another', variables, 'variables.Shape'],
    ['none', undefined, 'variables.Colour'],
    ['another, whatever objects have', variables, 'variables.constructor'],
  ])('an undeclared variable is refused when %s is declared', (_, declared, text) => {
    expect(declare([stage('Sign', [says(`#{${text}}`)])], { variables: declared })).toEqual({
      code: 'InvalidStructureException',
      message: `The referenced variables haven't been declared.\n${place('Sign', text)}`,
    });
  });

  test('a declared variable may be used', () => {
    expect(declare([stage('Sign', [says('#{variables.Colour}')])], { variables })).toBeUndefined();
  });

  test('a V1 pipeline has no namespace for them', () => {
    const stages = [stage('Sign', [says('#{variables.Colour}')])];
    expect(declare(stages, { pipelineType: 'V1' })?.message).toContain(
      'referencing a namespace that does not exist',
    );
    expect(declare(stages, { pipelineType: 'V1', variables })?.message).toBe(
      'Pipeline variable can only be used with V2 pipelines',
    );
  });

  test('in a V1 pipeline the namespace variables may be that of an action', () => {
    const stages = [
      stage('Build', [compile({ namespace: 'variables' })]),
      stage('Sign', [says('#{variables.Colour}')]),
    ];
    expect(declare(stages, { pipelineType: 'V1' })).toBeUndefined();
  });
});
