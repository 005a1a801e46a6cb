import { expect, test } from 'vitest';
import { operations } from './operations.js';
import { pipewrightOperations } from './pipewright-operations.js';
import { servedOperations, targetOf } from './served-operations.js';

test('no operation of our own has the name of one of CodePipeline’s', () => {
  expect(Object.keys(pipewrightOperations).filter((name) => name in operations)).toEqual([]);
  expect(Object.keys(servedOperations)).toHaveLength(
    Object.keys(operations).length + Object.keys(pipewrightOperations).length,
  );
});

test('an operation is called under the target of its table', () => {
  expect(targetOf('ListPipelines')).toBe('CodePipeline_20150709.ListPipelines');
  expect(targetOf('GetWaitingReasons')).toBe('Pipewright_20261128.GetWaitingReasons');
});
