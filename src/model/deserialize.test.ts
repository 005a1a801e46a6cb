import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryOf, mutated } from '../../test/support/arbitrary-shape.js';
import {
  CreatePipelineInput,
  deserialize,
  PutActionRevisionInput,
  PutJobSuccessResultInput,
  type Shape,
  StartPipelineExecutionInput,
  StopPipelineExecutionInput,
  TagList,
  TagResourceInput,
} from './index.js';
import { operations } from './operations.js';
import { serialize } from './serialize.js';

const inputs = Object.values(operations).map(({ input }) => input);

const messageOf = (shape: Shape, json: unknown) => {
  const read = deserialize(shape, json);
  return read.ok ? 'read' : read.message;
};

const readValue = (shape: Shape, json: unknown) => {
  const read = deserialize(shape, json);
  if (!read.ok) throw new Error(read.message);
  return read.value;
};

describe('what is not in the shape', () => {
  test('unknown members are dropped at every depth', () => {
    const json = {
      __type: 'x',
      pipeline: { name: 'p', stages: [{ name: 's', extra: 1 }], extra: 1 },
    };
    expect(readValue(CreatePipelineInput, json)).toEqual({
      pipeline: { name: 'p', stages: [{ name: 's' }] },
    });
  });

  test('null is as good as absent', () => {
    expect(readValue(CreatePipelineInput, { pipeline: { name: null }, tags: null })).toEqual({
      pipeline: {},
    });
  });

  test('null in a list or a map stays in its place, as a value that is missing', () => {
    expect(readValue(TagList, [null, { key: 'k' }])).toEqual([undefined, { key: 'k' }]);
    expect(
      readValue(PutJobSuccessResultInput, { outputVariables: { A: null, B: 'b' } }),
    ).toStrictEqual({ outputVariables: { A: undefined, B: 'b' } });
  });
});

describe('the value that is read from', () => {
  test('is given back where nothing in it has to change', () => {
    const json = { pipeline: { name: 'p', stages: [{ name: 's', actions: [] }] }, tags: [] };
    expect(readValue(CreatePipelineInput, json)).toBe(json);
  });

  test('is left as it was where something has', () => {
    const json = {
      currentRevision: { revision: 'r', created: 1427298837 },
      outputVariables: { A: null, B: 'b' },
      extra: 1,
    };
    const before = structuredClone(json);
    expect(readValue(PutJobSuccessResultInput, json)).toStrictEqual({
      currentRevision: { revision: 'r', created: 1427298837000 },
      outputVariables: { A: undefined, B: 'b' },
    });
    expect(json).toStrictEqual(before);

    const tags = [null, { key: 'k', extra: 1 }];
    expect(readValue(TagList, tags)).toStrictEqual([undefined, { key: 'k' }]);
    expect(tags).toStrictEqual([null, { key: 'k', extra: 1 }]);
  });
});

describe('values of another type', () => {
  test.each([
    [{ jobId: 1 }, 'NUMBER_VALUE can not be converted to a String'],
    [{ jobId: 1.5 }, 'DECIMAL_VALUE can not be converted to a String'],
    [{ jobId: true }, 'TRUE_VALUE can not be converted to a String'],
    [{ jobId: [] }, 'Start of list found where not expected'],
    [{ jobId: {} }, 'Start of structure or map found where not expected.'],
    [{ executionDetails: 'x' }, 'Expected null'],
    [{ executionDetails: [] }, 'Start of list found where not expected'],
    [{ outputVariables: 'x' }, 'Expected null'],
    [{ outputVariables: { A: 1 } }, 'NUMBER_VALUE can not be converted to a String'],
    [
      { executionDetails: { percentComplete: '1' } },
      'STRING_VALUE can not be converted to an Integer',
    ],
    [
      { executionDetails: { percentComplete: 1.5 } },
      'DECIMAL_VALUE can not be converted to an Integer',
    ],
    [
      { executionDetails: { percentComplete: Number.NaN } },
      'DECIMAL_VALUE can not be converted to an Integer',
    ],
    [
      { currentRevision: { created: 'soon' } },
      'STRING_VALUE can not be converted to milliseconds since epoch',
    ],
    [[], 'Start of list found where not expected'],
    ['x', 'Expected null'],
    [null, 'Expected null'],
  ])('%j are refused', (json, message) => {
    expect(messageOf(PutJobSuccessResultInput, json)).toBe(message);
  });

  test('the words "true" and "false" are no booleans', () => {
    expect(messageOf(StopPipelineExecutionInput, { abandon: 'true' })).toBe(
      'STRING_VALUE can not be converted to a Boolean',
    );
    expect(messageOf(StopPipelineExecutionInput, { abandon: 0 })).toBe(
      'NUMBER_VALUE can not be converted to a Boolean',
    );
  });

  test('a list is neither a structure nor a scalar', () => {
    expect(messageOf(TagResourceInput, { tags: 'x' })).toBe('Expected list or null');
    expect(messageOf(TagResourceInput, { tags: {} })).toBe(
      'Start of structure or map found where not expected.',
    );
  });

  test('the first of several is reported', () => {
    const json = { jobId: true, continuationToken: 1 };
    expect(messageOf(PutJobSuccessResultInput, json)).toBe(
      'TRUE_VALUE can not be converted to a String',
    );
  });
});

describe('numbers', () => {
  const versionOf = (version: unknown) => readValue(CreatePipelineInput, { pipeline: { version } });

  test('1.0 is a whole number', () => {
    expect(versionOf(JSON.parse('1.0'))).toEqual({ pipeline: { version: 1 } });
  });

  test('one beyond 32 bits is the nearest within, for the constraints to refuse', () => {
    expect(versionOf(99_999_999_999)).toEqual({ pipeline: { version: 2 ** 31 - 1 } });
    expect(versionOf(-1e300)).toEqual({ pipeline: { version: -(2 ** 31) } });
  });

  test('one that overflows is not whole', () => {
    expect(messageOf(CreatePipelineInput, JSON.parse('{"pipeline":{"version":1e999}}'))).toBe(
      'DECIMAL_VALUE can not be converted to an Integer',
    );
  });
});

describe('timestamps', () => {
  const createdOf = (created: unknown) =>
    readValue(PutActionRevisionInput, { actionRevision: { created } });

  test('come in seconds and are milliseconds inside', () => {
    expect(createdOf(1427298837.768)).toEqual({ actionRevision: { created: 1427298837768 } });
    expect(createdOf(1427298837)).toEqual({ actionRevision: { created: 1427298837000 } });
  });

  test('may be written in ISO 8601', () => {
    expect(createdOf('2015-03-25T15:53:57.768Z')).toEqual({
      actionRevision: { created: 1427298837768 },
    });
  });

  test.each([1e300, Number.POSITIVE_INFINITY, -8.64e12 - 1])('%d is beyond all time', (created) => {
    expect(messageOf(PutActionRevisionInput, { actionRevision: { created } })).toMatch(
      /can not be converted to milliseconds since epoch$/,
    );
  });
});

describe('hostile input', () => {
  test('a key __proto__ is data and sets no prototype', () => {
    const json = JSON.parse(
      '{"__proto__":{"a":1},"jobId":"j","outputVariables":{"__proto__":"x","A":"a"}}',
    );
    const value = readValue(PutJobSuccessResultInput, json) as { outputVariables: object };
    expect(Object.keys(value)).toEqual(['jobId', 'outputVariables']);
    expect(Object.entries(value.outputVariables)).toEqual([
      ['__proto__', 'x'],
      ['A', 'a'],
    ]);
    expect(Object.getPrototypeOf(value.outputVariables)).toBe(Object.prototype);
    expect('a' in {}).toBe(false);
  });

  test('a structure under a key __proto__ of a map becomes no prototype', () => {
    const json = JSON.parse('{"pipeline":{"artifactStores":{"__proto__":{"location":"x"}}}}');
    const value = readValue(CreatePipelineInput, json) as {
      pipeline: { artifactStores: Record<string, unknown> };
    };
    expect(Object.keys(value.pipeline.artifactStores)).toEqual(['__proto__']);
    expect(value.pipeline.artifactStores['location']).toBeUndefined();
  });

  test.each(['\ud800', 'a\udc00b', '\0', 'a\0'])('%j is no text', (text) => {
    expect(messageOf(StartPipelineExecutionInput, { name: text })).toBe(
      'STRING_VALUE is not valid Unicode text',
    );
    expect(messageOf(PutJobSuccessResultInput, { outputVariables: { [text]: 'x' } })).toBe(
      'STRING_VALUE is not valid Unicode text',
    );
  });

  test('whole surrogate pairs are text', () => {
    expect(messageOf(StartPipelineExecutionInput, { name: '🚀' })).toBe('read');
  });

  test('nesting far beyond the shape is not followed', () => {
    const depth = 100_000;
    let json: unknown = {};
    for (let level = 0; level < depth; level += 1) json = { pipeline: json, extra: [json] };
    expect(readValue(CreatePipelineInput, json)).toEqual({ pipeline: {} });
  });
});

test('reading never throws, and what it reads can be written', () => {
  const shapes = fc.constantFrom(...inputs);
  const anything = fc.oneof(fc.jsonValue(), fc.anything());
  fc.assert(
    fc.property(shapes, anything, (shape, json) => {
      const read = deserialize(shape, json);
      if (read.ok) JSON.stringify(serialize(shape, read.value));
    }),
  );
});

test('reading what is nearly of the shape never throws', () => {
  const nearly = fc
    .constantFrom(...inputs)
    .chain((shape) => fc.tuple(fc.constant(shape), mutated(shape)));
  fc.assert(fc.property(nearly, ([shape, json]) => deserialize(shape, json) !== undefined));
});

describe.each(Object.entries(operations))('%s', (_, { input, output }) => {
  test('what is written is read back the same', () => {
    for (const shape of [input, ...(output ? [output] : [])]) {
      fc.assert(
        fc.property(arbitraryOf<Shape>(shape), (value) => {
          const wire: unknown = JSON.parse(JSON.stringify(serialize(shape, value)));
          expect(deserialize(shape, wire)).toEqual({ ok: true, value });
        }),
        { numRuns: 15 },
      );
    }
  });
});
