import { describe, expect, test } from 'vitest';
import { GetPipelineOutput, PutJobSuccessResultInput, serialize, TagList } from './index.js';

describe('serialize', () => {
  test('writes times in seconds with at most three decimals and no exponent', () => {
    const wire = serialize(GetPipelineOutput, {
      metadata: { created: 1427298837768, updated: 1427298837000, pollingDisabledAt: 1.4 },
    });
    expect(JSON.stringify(wire)).toBe(
      '{"metadata":{"created":1427298837.768,"updated":1427298837,"pollingDisabledAt":0.001}}',
    );
  });

  test('leaves out what is absent and never writes null', () => {
    const wire = serialize(GetPipelineOutput, {
      pipeline: undefined,
      metadata: { pipelineArn: null, created: undefined },
    });
    expect(wire).toStrictEqual({ metadata: {} });
    expect(serialize(TagList, [undefined, { key: 'k', value: '' }])).toStrictEqual([
      { key: 'k', value: '' },
    ]);
  });

  test('keeps empty lists and maps', () => {
    const action = { name: 'a', configuration: {}, inputArtifacts: [] };
    const pipeline = { stages: [{ actions: [action] }] };
    expect(serialize(GetPipelineOutput, { pipeline })).toStrictEqual({ pipeline });
  });

  test('writes members in the order of the shape, and none that the shape does not have', () => {
    const wire = serialize(TagList, [{ secret: 1, value: 'v', key: 'k' }]);
    expect(JSON.stringify(wire)).toBe('[{"key":"k","value":"v"}]');
  });

  test('writes a key __proto__ like any other', () => {
    const outputVariables: unknown = JSON.parse('{"__proto__":"x","B":null}');
    expect(JSON.stringify(serialize(PutJobSuccessResultInput, { outputVariables }))).toBe(
      '{"outputVariables":{"__proto__":"x"}}',
    );
  });
});
