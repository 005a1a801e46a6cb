import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryOf } from '../../test/support/arbitrary-shape.js';
import {
  action,
  approve,
  context,
  fetch,
  pipeline,
  stage,
  work,
} from '../../test/support/declarations.js';
import { soundDeclaration } from '../../test/support/sound-declaration.js';
import {
  ActionDeclaration,
  deserialize,
  PipelineDeclaration,
  StageDeclaration,
  serialize,
  validate,
} from '../model/index.js';
import { checkStructure } from './check-structure.js';
import { withSecretsKept, withSecretsMasked } from './secrets.js';
import { withDefaults } from './with-defaults.js';

const { actionTypeOf } = context;

const everyKindOfAnswer = [
  undefined,
  'ValidationException',
  'InvalidStageDeclarationException',
  'InvalidActionDeclarationException',
  'InvalidBlockerDeclarationException',
];

/** Declarations that the model lets through, and of which most are nearly without a fault. */
const nearlySound = fc
  .tuple(
    soundDeclaration,
    arbitraryOf(PipelineDeclaration),
    arbitraryOf(StageDeclaration),
    arbitraryOf(ActionDeclaration),
    fc.array(fc.constantFrom(...Object.keys(PipelineDeclaration.members)), { maxLength: 1 }),
    fc.array(fc.constantFrom(...Object.keys(StageDeclaration.members)), { maxLength: 2 }),
    fc.array(fc.constantFrom(...Object.keys(ActionDeclaration.members)), { maxLength: 2 }),
  )
  .map(([sound, declaration, stage, action, ofDeclaration, ofStage, ofAction]) => ({
    ...sound,
    ...membersOf(declaration, ofDeclaration),
    stages: sound.stages.with(-1, {
      ...lastOf(sound.stages),
      actions: lastOf(sound.stages).actions.with(-1, {
        ...lastOf(lastOf(sound.stages).actions),
        ...membersOf(action, ofAction),
      }),
      ...membersOf(stage, ofStage),
    }),
  }));

const lastOf = <Element>(elements: readonly Element[]): Element => elements.at(-1)!;

const membersOf = (value: object, names: readonly string[]): object =>
  Object.fromEntries(Object.entries(value).filter(([name]) => names.includes(name)));

describe('whatever the model lets through', () => {
  test('is checked without an exception, with its defaults and without', () => {
    const codes = new Set<string | undefined>();
    fc.assert(
      fc.property(fc.oneof(arbitraryOf(PipelineDeclaration), nearlySound), (declaration) => {
        const fault = checkStructure(declaration, context);
        expect(checkStructure(withDefaults(declaration), context)).toEqual(fault);
        codes.add(fault?.code);
      }),
      { numRuns: 1_000 },
    );
    expect([...codes]).toEqual(expect.arrayContaining([...everyKindOfAnswer]));
  });

  test('is masked, kept and checked without an exception', () => {
    fc.assert(
      fc.property(
        arbitraryOf(PipelineDeclaration),
        arbitraryOf(PipelineDeclaration),
        (declaration, before) => {
          withSecretsMasked(declaration, actionTypeOf);
          withSecretsKept(declaration, before, actionTypeOf);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('a declaration without a fault', () => {
  test('is one that the model lets through', () => {
    fc.assert(
      fc.property(soundDeclaration, (declaration) => {
        expect(validate(PipelineDeclaration, declaration)).toEqual([]);
      }),
    );
  });

  test('has none with its defaults, nor when it has been to the wire and back', () => {
    fc.assert(
      fc.property(soundDeclaration, (declaration) => {
        expect(checkStructure(declaration, context)).toBeUndefined();
        expect(checkStructure(withDefaults(declaration), context)).toBeUndefined();
        const wire = JSON.stringify(serialize(PipelineDeclaration, declaration));
        const read = deserialize(PipelineDeclaration, JSON.parse(wire));
        expect(read.ok && checkStructure(read.value, context)).toBeUndefined();
      }),
      { numRuns: 300 },
    );
  });

  test('is itself again when its masked secrets are kept, and has no fault in between', () => {
    fc.assert(
      fc.property(soundDeclaration, (declaration) => {
        const shown = withSecretsMasked(declaration, actionTypeOf);
        expect(checkStructure(shown, context)).toBeUndefined();
        expect(withSecretsKept(shown, declaration, actionTypeOf)).toEqual(declaration);
      }),
      { numRuns: 300 },
    );
  });

  test('is itself again when nobody knows its types any more', () => {
    fc.assert(
      fc.property(soundDeclaration, (declaration) => {
        const shown = withSecretsMasked(declaration, () => undefined);
        expect(withSecretsKept(shown, declaration, () => undefined)).toEqual(declaration);
      }),
    );
  });
});

describe('of several faults the first in this order is reported', () => {
  // Each declaration has the fault of its line and some of those of the lines below.
  const noStore = { artifactStore: undefined };
  const twice = [work('A'), work('A')];
  const unknown = action('B', 'Build/Custom/Nobody');
  const reference = approve({ configuration: { CustomData: '#{No.Key}' } });
  const variables = [{ name: 'V' }, { name: 'V' }];
  const v1 = { pipelineType: 'V1', variables } as const;
  const source = stage('Source', [fetch()]);

  test.each([
    ['ValidationException', pipeline([], { ...noStore, ...v1 })],
    ['InvalidStructureException', pipeline([], v1)],
    [
      'InvalidStageDeclarationException',
      pipeline([stage('A', [...twice, unknown]), stage('A', [])], v1),
    ],
    [
      'InvalidBlockerDeclarationException',
      pipeline(
        [stage('A', [...twice, unknown], { blockers: [{ name: 'B', type: 'Schedule' }] })],
        v1,
      ),
    ],
    ["Action name 'A' is used", pipeline([stage('A', [...twice, unknown, reference])], v1)],
    ['ActionType (Category', pipeline([stage('A', [reference, unknown])], v1)],
    ['Valid format for', pipeline([stage('A', [reference])], v1)],
    ['Variable names must be unique', pipeline([stage('A', [approve()])], v1)],
    [
      'Pipeline variable can only be used',
      pipeline([source, stage('A', [approve()])], { ...v1, variables: [{ name: 'V' }] }),
    ],
  ])('%s', (beginning, declaration) => {
    const { code, message } = checkStructure(declaration, context) ?? {};
    expect([code, message?.slice(0, beginning.length)]).toContain(beginning);
  });
});

test('a declaration of the largest size is checked at once', () => {
  const configuration = { ProjectName: 'app', Note: `#{Src.VersionId}${'#{'.repeat(24_000)}` };
  const stages = Array.from({ length: 10 }, (_, index) =>
    stage(
      `Stage${index}`,
      Array.from({ length: index === 9 ? 49 : 50 }, (_, number) =>
        work(`Work${number}`, { configuration }),
      ),
    ),
  );
  const started = performance.now();
  expect(checkStructure(pipeline(stages), context)).toBeUndefined();
  expect(performance.now() - started).toBeLessThan(2_000);
});
