import { afterEach, describe, expect, test, vi } from 'vitest';
import { operations } from '../../../model/index.js';
import { pythonJson } from '../python-json.js';
import { parseResponse } from './parse-response.js';

afterEach(() => {
  vi.unstubAllEnvs();
});

const parsed = (operation: keyof typeof operations, answer: unknown, format = 'iso8601' as const) =>
  pythonJson(parseResponse(operations[operation].output, answer, format), {
    separators: [', ', ': '],
    isAscii: false,
  });

describe('an answer', () => {
  test('has the members of the model in its order, and neither null nor others', () => {
    const body =
      '{"extra": 1, "pipelines": [{"version": 1, "created": null, "name": "a", "b": 2}]}';
    expect(parsed('ListPipelines', body)).toBe('{"pipelines": [{"name": "a", "version": 1}]}');
  });

  test('keeps the order of a map, and null in it', () => {
    const body =
      '{"actionExecutionDetails": [{"output": {"outputVariables": {"b": "x", "10": "y", "2": null}}}]}';
    expect(parsed('ListActionExecutions', body)).toBe(body);
  });

  test('keeps what kind of number the body has', () => {
    const body =
      '{"pipelines": [{"version": 1.0}, {"version": 1}, {"version": 12345678901234567890}]}';
    expect(parsed('ListPipelines', body)).toBe(body);
  });

  test('may be JSON that has been read already', () => {
    expect(parsed('ListPipelines', { pipelines: [{ version: 2, name: 'a' }] })).toBe(
      '{"pipelines": [{"name": "a", "version": 2}]}',
    );
  });

  test.each(['', 'no json', '{"pipelines": [],}'])(
    'that is no JSON counts as empty: %j',
    (body) => {
      expect(parsed('ListPipelines', body)).toBe('{}');
    },
  );

  test('of an operation that has none is empty', () => {
    expect(parsed('DeletePipeline', '{"a": 1}')).toBe('{}');
  });

  test.each([
    ['{"pipelines": 5}', "'int' object is not iterable"],
    ['{"pipelines": "a"}', "'str' object has no attribute 'get'"],
    ['[]', "'list' object has no attribute 'get'"],
  ])('that is not as the model says fails as Python does: %s', (body, message) => {
    expect(() => parsed('ListPipelines', body)).toThrow(
      expect.objectContaining({ exitCode: 255, message }),
    );
  });

  test('of times has them as ISO texts, or as they came', () => {
    const body = '{"pipelines": [{"created": 1700000000.25}]}';
    vi.stubEnv('TZ', 'UTC');
    expect(parsed('ListPipelines', body)).toBe(
      '{"pipelines": [{"created": "2023-11-14T22:13:20.250000+00:00"}]}',
    );
    const asTheyCame = parseResponse(operations.ListPipelines.output, body, 'wire');
    expect(asTheyCame).toEqual({ pipelines: [{ created: 1_700_000_000.25 }] });
  });
});
