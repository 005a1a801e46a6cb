import { expect, test } from 'vitest';
import { operations } from '../../../model/index.js';
import { PythonDatetime, PythonFloat } from './python-value.js';
import { toRequest } from './request.js';

const now = Date.UTC(2026, 2, 1);

const created = (value: unknown) =>
  toRequest(
    operations.PutActionRevision.input,
    { pipelineName: 'p', actionRevision: { revisionId: 'r', created: value } },
    now,
  );

test.each<[unknown, number]>([
  ['2026-03-01T00:00:00.9Z', 1_772_323_200_000],
  ['2026-03-01', 1_772_323_200_000],
  ['1772323200.7', 1_772_323_200_000],
  [1_772_323_200.7, 1_772_323_200_000],
  [new PythonDatetime('2026-03-01T01:00:00', 900_000, 3600), 1_772_323_200_000],
])('the time %j is sent without its fraction', (value, millis) => {
  expect(created(value)).toEqual({
    pipelineName: 'p',
    actionRevision: { revisionId: 'r', created: millis },
  });
});

test('numbers are sent as JavaScript has them', () => {
  expect(toRequest(operations.ListPipelines.input, { maxResults: 10n }, now)).toEqual({
    maxResults: 10,
  });
  const variables = { outputVariables: { a: new PythonFloat(1) } };
  expect(toRequest(operations.PutJobSuccessResult.input, variables, now)).toEqual({
    outputVariables: { a: 1 },
  });
});

test('a token by which repetitions are known is made where none was given', () => {
  const { input } = operations.StartPipelineExecution;
  expect(toRequest(input, { name: 'p', clientRequestToken: 'mine' }, now)).toEqual({
    name: 'p',
    clientRequestToken: 'mine',
  });
  expect(toRequest(input, { name: 'p' }, now)).toEqual({
    name: 'p',
    clientRequestToken: expect.stringMatching(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-/),
  });
});
