import { expect, test } from 'vitest';
import { approve, context, fetch, pipeline, stage } from '../../test/support/declarations.js';
import { checkStructure } from './check-structure.js';

const refetch = fetch({ name: 'Refetch', namespace: undefined });

test.each([
  [
    'a first stage with another action than sources',
    [stage('Source', [fetch(), approve()]), stage('Deploy', [approve()])],
    'Pipeline should start with a stage that only contains source actions',
  ],
  [
    'a source action in a later stage',
    [stage('Source', [fetch()]), stage('Deploy', [approve(), refetch])],
    'Source actions can only be included in the first stage of the pipeline',
  ],
  [
    'a pipeline that only has source actions',
    [stage('Source', [fetch()]), stage('Nothing', [])],
    'Pipeline should contain at least 1 action whose category is not Source',
  ],
  [
    'a pipeline that has nothing but source actions in its later stages, too,',
    [stage('Source', [fetch()]), stage('Again', [refetch])],
    'Pipeline should contain at least 1 action whose category is not Source',
  ],
])('%s is refused', (_, stages, message) => {
  expect(checkStructure(pipeline(stages), context)).toEqual({
    code: 'InvalidStructureException',
    message,
  });
});
