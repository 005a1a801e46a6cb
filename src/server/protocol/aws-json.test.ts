import { describe, expect, test } from 'vitest';
import { operations, pipewrightOperations } from '../../model/index.js';
import { operationOf, parseJson } from './aws-json.js';

describe('operationOf', () => {
  test.each(Object.keys(operations))('knows %s', (name) => {
    expect(operationOf(`CodePipeline_20150709.${name}`)).toBe(name);
  });

  test.each(Object.keys(pipewrightOperations))('knows %s of our own', (name) => {
    expect(operationOf(`Pipewright_20261128.${name}`)).toBe(name);
  });

  test.each([
    undefined,
    '',
    'ListPipelines',
    'CodePipeline_20150709.GetWaitingReasons',
    'Pipewright_20261128.ListPipelines',
    'Pipewright_20261128.constructor',
    'CodePipeline_20150709',
    'CodePipeline_20150709.',
    'CodePipeline_20150709.listPipelines',
    'CodePipeline_20150709.ListPipelines.',
    'CodePipeline_20150709.ListPipelines, CodePipeline_20150709.GetPipeline',
    'codepipeline_20150709.ListPipelines',
    'CodeBuild_20161006.ListProjects',
    'CodePipeline_20150709.__proto__',
    'CodePipeline_20150709.toString',
  ])('does not know %s', (target) => {
    expect(() => operationOf(target)).toThrow(
      expect.objectContaining({ code: 'UnknownOperationException' }),
    );
  });
});

describe('parseJson', () => {
  test('takes an empty body for an empty object', () => {
    expect(parseJson(Buffer.from(''))).toEqual({});
  });

  test('takes JSON nested to a hundred thousand levels', () => {
    const text = '['.repeat(100_000) + ']'.repeat(100_000);
    expect(parseJson(Buffer.from(text))).toHaveLength(1);
  });

  test.each([
    ['{', /JSON/],
    ['{"a":1}}', /JSON/],
    ['\ufeff{}', /JSON/],
    ["{'a':1}", /JSON/],
    ['NaN', /JSON/],
    [Buffer.from([0x22, 0xff, 0x22]), /^The request is not valid UTF-8\.$/],
    [Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22]), /^The request is not valid UTF-8\.$/],
    [Buffer.from([0x1f, 0x8b, 0x08]), /^The request is not valid UTF-8\.$/],
  ])('refuses %j', (body, message) => {
    expect(() => parseJson(Buffer.from(body))).toThrow(
      expect.objectContaining({
        code: 'SerializationException',
        message: expect.stringMatching(message),
      }),
    );
  });
});
