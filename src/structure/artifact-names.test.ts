import { expect, test } from 'vitest';
import { compile, context, fetch, pipeline, stage, work } from '../../test/support/declarations.js';
import type { StageDeclaration } from '../model/index.js';
import { checkStructure } from './check-structure.js';

const declare = (...stages: readonly StageDeclaration[]) =>
  checkStructure(pipeline(stages), context);

const refused = (message: string) => ({ code: 'InvalidActionDeclarationException', message });

const uses = (name: string, artifact: string, runOrder = 1) =>
  work(name, { inputArtifacts: [{ name: artifact }], runOrder });

const gives = (name: string, artifact: string, runOrder = 1) =>
  work(name, { outputArtifacts: [{ name: artifact }], runOrder });

test.each([
  ['nobody gives', [stage('Build', [uses('Use', 'Package')])]],
  [
    'a later stage gives',
    [stage('Build', [uses('Use', 'Package')]), stage('Then', [gives('Give', 'Package')])],
  ],
  [
    'a later action gives',
    [stage('Build', [gives('Give', 'Package', 3), uses('Use', 'Package', 2)])],
  ],
  [
    'an action at the same time gives',
    [stage('Build', [gives('Give', 'Package', 2), uses('Use', 'Package', 2)])],
  ],
  ['only objects have', [stage('Build', [uses('Use', 'Package'), uses('B', 'constructor')])]],
])('an input that %s is refused', (_, stages) => {
  expect(declare(...stages)).toEqual(
    refused(
      'Input Artifact Bundle Package in action Use is not declared as Output Artifact Bundle in any of the preceding actions',
    ),
  );
});

test('an artifact may have the name of a member of objects', () => {
  expect(declare(stage('Build', [uses('Use', 'constructor')]))?.message).toMatch(
    /^Input Artifact Bundle constructor in action Use is not declared/,
  );
  expect(
    declare(stage('A', [gives('Give', '__proto__')]), stage('B', [uses('Use', '__proto__')])),
  ).toBeUndefined();
});

test('an input may come from an earlier stage or from a lower runOrder', () => {
  expect(
    declare(
      stage('Build', [
        uses('Use', 'Package', 7),
        gives('Give', 'Package', 5),
        uses('Also', 'Sources'),
      ]),
      stage('Deploy', [uses('Use', 'Package'), uses('Again', 'Sources')]),
    ),
  ).toBeUndefined();
});

test('two actions cannot give the same artifact', () => {
  expect(declare(stage('Build', [compile()]), stage('Test', [gives('Give', 'Package')]))).toEqual(
    refused(
      'Output Artifact Bundle name must be unique within the pipeline. Package has been used more than once.',
    ),
  );
});

test('one action cannot give the same artifact twice', () => {
  const outputArtifacts = [{ name: 'Package' }, { name: 'Package' }];
  expect(declare(stage('Build', [work('Give', { outputArtifacts })]))).toEqual(
    refused(
      'Output Artifact Bundle name must be unique within the pipeline. Package has been used more than once.',
    ),
  );
});

test('an action cannot take and give the same artifact', () => {
  const both = compile({ outputArtifacts: [{ name: 'Sources' }] });
  expect(declare(stage('Source', [fetch()]), stage('Build', [both]))).toEqual(
    refused(
      "Artifact Sources is both an input and an output of action 'Compile' in stage 'Build'. Give its output another name.",
    ),
  );
});
