import * as sdk from '@aws-sdk/client-codepipeline';
import { describe, expect, test } from 'vitest';
import * as model from './index.js';

// The SDK holds the service's model as arrays. A structure is [3, namespace, name, traits, member
// names, member schemas, how many of them, from the first on, are required].
type SdkStructure = readonly [
  3,
  string,
  string,
  unknown,
  readonly string[],
  readonly unknown[],
  number?,
];
type SdkOperation = readonly [
  9,
  string,
  string,
  unknown,
  () => SdkStructure,
  () => SdkStructure | 'unit',
];

const idempotencyTokenTrait = 4;
const sensitiveTrait = 8;

const sdkSchemas: readonly (readonly unknown[])[] = Object.values(sdk).filter(Array.isArray);
const sdkStructures = sdkSchemas.filter(
  ([kind]) => kind === 3,
) as unknown as readonly SdkStructure[];
const sdkOperations = sdkSchemas.filter(
  ([kind]) => kind === 9,
) as unknown as readonly SdkOperation[];
const sdkErrors = sdkSchemas.filter(([kind]) => kind === -3).map(([, , name]) => String(name));

const exported: readonly unknown[] = Object.values(model);
const shapes = exported.filter(isShape);
const structures = shapes.filter((shape) => shape.kind === 'structure');
const enumerations = shapes.filter((shape) => shape.kind === 'enumeration');
const structureNamed = new Map(structures.map((shape) => [shape.name, shape]));

describe('the operations', () => {
  test('are those of the SDK', () => {
    expect(sorted(Object.keys(model.operations))).toEqual(sorted(sdkOperations.map(nameOf)));
    expect(sdkOperations).toHaveLength(44);
  });

  test.each(sdkOperations.map((schema) => [nameOf(schema), schema] as const))(
    '%s takes and gives what it does in the SDK',
    (name, [, , , , sdkInput, sdkOutput]) => {
      if (!model.isOperationName(name)) throw new Error(`${name} is no operation of ours.`);
      const { input, output } = model.operations[name];
      const expected = sdkOutput();
      expect(input.name).toBe(nameOf(sdkInput()));
      expect(output?.name).toBe(expected === 'unit' ? undefined : nameOf(expected));
    },
  );

  test('declare every exception of the SDK, and no other', () => {
    const declared = new Set(Object.values(model.operations).flatMap(({ errors }) => [...errors]));
    expect(sorted(declared)).toEqual(
      sorted(sdkErrors.filter((name) => name !== 'CodePipelineServiceException')),
    );
  });

  test('page through members that they have', () => {
    const operations: readonly model.Operation[] = Object.values(model.operations);
    const paged = operations.filter(({ paginator }) => paginator !== undefined);
    expect(paged).toHaveLength(8);
    for (const { input, output, paginator } of paged) {
      const { inputToken, outputToken, limitKey = inputToken, resultKey } = paginator!;
      expect(Object.keys(input.members)).toEqual(expect.arrayContaining([inputToken, limitKey]));
      expect(Object.keys(output!.members)).toEqual(
        expect.arrayContaining([outputToken, resultKey]),
      );
    }
  });
});

describe('the structures', () => {
  test('are those of the SDK', () => {
    expect(sorted(structureNamed.keys())).toEqual(sorted(sdkStructures.map(nameOf)));
  });

  test.each(sdkStructures.map((schema) => [nameOf(schema), schema] as const))(
    '%s has the members of the SDK, with their types, traits and requiredness',
    (name, [, , , traits, names, schemas, required = 0]) => {
      const shape = structureNamed.get(name)!;
      const ours = Object.entries(shape.members).map(([member, { shape, ...rest }]) => [
        member,
        { ...rest, kind: wireKindOf(shape) },
      ]);
      const theirs = names.map((member, index) => [
        member,
        {
          kind: wireKindOfSchema(schemas[index]),
          required: index < required,
          idempotencyToken: hasTrait(memberTraitsOf(schemas[index]), idempotencyTokenTrait),
        },
      ]);
      expect(Object.fromEntries(ours)).toEqual(Object.fromEntries(theirs));
      expect(shape.sensitive).toBe(hasTrait(traits, sensitiveTrait));
    },
  );

  test('have no member that every object inherits', () => {
    const members = structures.flatMap((shape) => Object.keys(shape.members));
    expect(members.filter((member) => member in {})).toEqual([]);
  });
});

describe('the enumerations', () => {
  const sdkEnumerations = Object.entries(sdk).filter(
    ([name, value]) => typeof value === 'object' && !Array.isArray(value) && name !== 'default',
  );

  test('are those of the SDK', () => {
    expect(sorted(enumerations.map(({ name }) => name))).toEqual(
      sorted(sdkEnumerations.map(([name]) => name)),
    );
  });

  test.each(sdkEnumerations)('%s has the values of the SDK', (name, values) => {
    const shape = enumerations.find((enumeration) => enumeration.name === name);
    expect(sorted(shape?.values ?? [])).toEqual(sorted(Object.values(values)));
  });
});

describe('the shapes', () => {
  test('have one declaration for each name', () => {
    expect(new Set(shapes.map(({ name }) => name)).size).toBe(shapes.length);
    expect(shapes).toHaveLength(400);
  });

  test('are frozen, members and all', () => {
    const parts = shapes.flatMap((shape): readonly object[] =>
      shape.kind === 'structure'
        ? [shape, shape.members, ...Object.values(shape.members)]
        : [shape, ...(shape.kind === 'enumeration' ? [shape.values] : [])],
    );
    expect(parts.filter((part) => !Object.isFrozen(part))).toEqual([]);
  });
});

test('secrets are marked in the shapes that hold them', () => {
  const sensitive = shapes.filter((shape) => 'sensitive' in shape && shape.sensitive);
  expect(sorted(sensitive.map(({ name }) => name))).toEqual([
    'AWSSessionCredentials',
    'AccessKeyId',
    'SecretAccessKey',
    'SessionToken',
  ]);
});

function isShape(value: unknown): value is model.Shape {
  return typeof value === 'object' && value !== null && 'kind' in value && 'name' in value;
}

function nameOf(schema: readonly unknown[]): string {
  return String(schema[2]);
}

function sorted(names: Iterable<string>): readonly string[] {
  return [...names].sort();
}

type WireKind = string | readonly ['list' | 'map', string];

/** What a shape is on the wire: of a structure its name, of a list or a map also what is in it. */
function wireKindOf(shape: model.Shape): WireKind {
  switch (shape.kind) {
    case 'structure':
      return shape.name;
    case 'list':
      return ['list', String(wireKindOf(shape.member))];
    case 'map':
      return ['map', String(wireKindOf(shape.value))];
    case 'enumeration':
      return 'string';
    default:
      return shape.kind;
  }
}

const sdkScalars = new Map<unknown, string>([
  [0, 'string'],
  [1, 'integer'],
  [2, 'boolean'],
  [4, 'timestamp'],
]);
const listModifier = 64;
const mapModifier = 128;

function wireKindOfSchema(schema: unknown): WireKind {
  if (typeof schema === 'function') return wireKindOfSchema(schema());
  if (typeof schema === 'number') return wireKindOfNumber(schema);
  if (!Array.isArray(schema)) throw new Error(`The SDK has a schema we do not know: ${schema}`);
  const [kind, , name, , ...rest] = schema;
  // With two elements it is a member's schema and traits.
  if (schema.length === 2) return wireKindOfSchema(kind);
  if (kind === 3) return String(name);
  if (kind === 1) return ['list', String(wireKindOfSchema(rest[0]))];
  if (kind === 2) return ['map', String(wireKindOfSchema(rest[1]))];
  return wireKindOfSchema(rest[0]);
}

function wireKindOfNumber(schema: number): WireKind {
  if (schema & listModifier) return ['list', String(sdkScalars.get(schema & ~listModifier))];
  if (schema & mapModifier) return ['map', String(sdkScalars.get(schema & ~mapModifier))];
  return String(sdkScalars.get(schema));
}

function memberTraitsOf(schema: unknown): unknown {
  return Array.isArray(schema) && schema.length === 2 ? schema[1] : 0;
}

function hasTrait(traits: unknown, trait: number): boolean {
  return typeof traits === 'number' && (traits & trait) !== 0;
}
