import { describe, expect, test } from 'vitest';
import { condition, faultsWith, rule } from '../../test/support/declared-rules.js';

type Gate = 'beforeEntry' | 'onSuccess' | 'onFailure';

const says = (Variable: string) => [
  rule('A', 'VariableCheck', { configuration: { Variable, Value: 'x', Operator: 'EQ' } }),
];
const faults = (gate: Gate, text: string, more = {}) =>
  faultsWith(condition(gate, says(text)), more);

const refused = (gate: Gate, message: string, text: string, code = 'InvalidStageDeclaration') =>
  `${code} stages.2.${gate}.conditions.0.rules.0.configuration.Variable: ${message}\nStageName=[Deploy], RuleName=[A], RuleConfigurationKey=[Variable], VariableReferenceText=[${text}]`;

const validFormat =
  'Valid format for a pipeline execution variable reference is a namespace and a key separated by a period (.).';
const tooEarly =
  'The following pipeline execution variables are referencing the namespace of an action that is not sure to have ended before. Reference an action of an earlier stage, or, in an onSuccess condition, of the same stage.';

describe('a reference in the configuration of a rule', () => {
  test.each(['Src', 'Src.', 'Src.a.b', ''])('cannot be «%s»', (text) => {
    expect(faults('beforeEntry', `#{${text}}`)).toEqual([
      refused(
        'beforeEntry',
        `${validFormat} The following pipeline execution variables are not written in this format.`,
        text,
      ),
    ]);
  });

  test.each(['Nobody.Key', 'constructor.name', 'src.VersionId'])(
    'cannot be to %s when there is no such namespace',
    (text) => {
      expect(faults('onSuccess', `see #{${text}}`)).toEqual([
        refused(
          'onSuccess',
          `${validFormat} The following pipeline execution variables are referencing a namespace that does not exist.`,
          text,
        ),
      ]);
    },
  );

  test.each<[Gate, string]>([
    ['beforeEntry', 'Own.Key'],
    ['beforeEntry', 'Late.Key'],
    ['onSuccess', 'Late.Key'],
    ['onFailure', 'Own.Key'],
    ['onFailure', 'Late.Key'],
  ])('cannot be, %s, to %s, since its action may not have ended', (gate, text) => {
    expect(faults(gate, `#{${text}}`)).toEqual([refused(gate, tooEarly, text)]);
  });

  test.each<[Gate, string]>([
    ['beforeEntry', '#{Src.VersionId} #{Built.Key} #{codepipeline.PipelineExecutionId}'],
    ['onSuccess', '#{Src.VersionId} #{Built.Key} #{Own.Key}'],
    ['onFailure', '#{Src.VersionId} #{Built.Key}'],
  ])('can be, %s, in %s', (gate, text) => {
    expect(faults(gate, text)).toEqual([]);
  });

  test('is to a variable of the pipeline that is declared', () => {
    const more = { variables: [{ name: 'Colour', defaultValue: 'red' }] };
    expect(faults('beforeEntry', '#{variables.Colour}', more)).toEqual([]);
    expect(faults('beforeEntry', '#{variables.Size}', more)).toEqual([
      refused(
        'beforeEntry',
        "The referenced variables haven't been declared.",
        'variables.Size',
        'InvalidStructure',
      ),
    ]);
  });
});
