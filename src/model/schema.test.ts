import { describe, expect, expectTypeOf, test } from 'vitest';
import type { ErrorCodeOf, InputOf, OutputOf } from './index.js';
import {
  boolean,
  enumeration,
  type Infer,
  idempotencyToken,
  integer,
  list,
  map,
  required,
  type Shape,
  string,
  structure,
  timestamp,
} from './schema.js';

const Colour = enumeration('Colour', ['RED', 'GREEN']);
const Bucket = structure('Bucket', {
  name: required(string('Name', { min: 1 })),
  colour: Colour,
  sizes: list('Sizes', integer('Size', { min: 0 }), { max: 2 }),
  labels: map('Labels', string('Key'), boolean('Flag')),
  made: required(timestamp('Made')),
  token: idempotencyToken(string('Token')),
});

describe('structure', () => {
  test('keeps the order of its members', () => {
    expect(Object.keys(Bucket.members)).toEqual([
      'name',
      'colour',
      'sizes',
      'labels',
      'made',
      'token',
    ]);
  });

  test('says of each member whether it is required and whether it is a token', () => {
    expect(Bucket.members.name).toMatchObject({ required: true, idempotencyToken: false });
    expect(Bucket.members.colour).toEqual({
      shape: Colour,
      required: false,
      idempotencyToken: false,
    });
    expect(Bucket.members.token).toMatchObject({ required: false, idempotencyToken: true });
  });

  test('is not sensitive unless it says so', () => {
    expect(Bucket.sensitive).toBe(false);
    expect(structure('Secret', {}, { sensitive: true }).sensitive).toBe(true);
  });
});

describe('Infer', () => {
  test('gives the type of a structure, with optional members that may be undefined', () => {
    expectTypeOf<Infer<typeof Bucket>>().toEqualTypeOf<{
      readonly name: string;
      readonly made: number;
      readonly colour?: 'RED' | 'GREEN' | undefined;
      readonly sizes?: readonly number[] | undefined;
      readonly labels?: Readonly<Record<string, boolean>> | undefined;
      readonly token?: string | undefined;
    }>();
  });

  test('knows nothing of a shape that is not known in particular', () => {
    expectTypeOf<Infer<Shape>>().toBeUnknown();
  });

  test('types the inputs, outputs and errors of an operation', () => {
    expectTypeOf<InputOf<'AcknowledgeJob'>>().toEqualTypeOf<{
      readonly jobId: string;
      readonly nonce: string;
    }>();
    expectTypeOf<OutputOf<'RollbackStage'>>().toEqualTypeOf<{
      readonly pipelineExecutionId: string;
    }>();
    expectTypeOf<OutputOf<'PutJobSuccessResult'>>().toBeVoid();
    expectTypeOf<ErrorCodeOf<'GetPipelineState'>>().toEqualTypeOf<
      'ValidationException' | 'PipelineNotFoundException'
    >();
  });
});
