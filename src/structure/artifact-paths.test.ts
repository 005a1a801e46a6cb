import { expect, test } from 'vitest';
import { action, context, pipeline, stage } from '../../test/support/declarations.js';
import { checkStructure } from './check-structure.js';

const stack = (configuration: Readonly<Record<string, string>>) =>
  checkStructure(
    pipeline([
      stage('Deploy', [
        action('Stack', 'Deploy/AWS/CloudFormation', {
          configuration: { ActionMode: 'CREATE_UPDATE', StackName: 's', ...configuration },
          inputArtifacts: [{ name: 'Sources' }],
        }),
      ]),
    ]),
    context,
  );

test.each([
  ['TemplatePath', 'Elsewhere::template.yaml'],
  ['TemplatePath', 'template.yaml'],
  ['TemplatePath', 'Sources::'],
  ['TemplateConfiguration', 'Elsewhere::parameters.json'],
])('%s cannot be %s, which is in no input', (key, path) => {
  expect(stack({ [key]: path })).toEqual({
    code: 'InvalidActionDeclarationException',
    message: `The ${key} of action 'Stack' in stage 'Deploy' is not a file of one of its input artifacts. Write it as InputArtifact::path, with an input artifact of the action.`,
  });
});

test('the template of a stack set is in an input as well', () => {
  const declaration = pipeline([
    stage('Deploy', [
      action('Set', 'Deploy/AWS/CloudFormationStackSet', {
        configuration: { StackSetName: 's', TemplatePath: 'Elsewhere::template.yaml' },
        inputArtifacts: [{ name: 'Sources' }],
      }),
    ]),
  ]);
  expect(checkStructure(declaration, context)?.message).toMatch(
    /^The TemplatePath of action 'Set'/,
  );
});

test.each(['Sources::template.yaml', 'Sources::a/b/template.yaml', '#{Src.ETag}::template.yaml'])(
  'a template may be %s',
  (path) => {
    expect(stack({ TemplatePath: path })).toBeUndefined();
  },
);
