import {
  type ListShape,
  type MapShape,
  PipelineDeclaration,
  type Shape,
  type StructureShape,
} from '../../../../model/index.js';
import type { DocumentPath } from '../../document/document.js';
import { isRecord } from '../../validation/check-types.js';
import type { Remark } from '../imported.js';
import { scalarAs } from '../scalar.js';

/** The properties of a pipeline, worked out, as a declaration: other capitals, and a map of stores. */
export function toDeclaration(
  properties: Readonly<Record<string, unknown>>,
  path: DocumentPath,
  notes: Remark[],
): Readonly<Record<string, unknown>> {
  const { ArtifactStores: stores, ...others } = properties;
  return structure(
    PipelineDeclaration,
    stores === undefined ? others : { ...others, ArtifactStores: storesByRegion(stores) },
    { path, notes },
  );
}

// A list of regions with their stores there, a map of them here.
function storesByRegion(stores: unknown): unknown {
  if (!Array.isArray(stores)) return stores;
  return Object.fromEntries(
    stores.filter(isRecord).map((entry) => [String(entry['Region']), entry['ArtifactStore']]),
  );
}

interface Walk {
  readonly path: DocumentPath;
  readonly notes: Remark[];
}

function convert(shape: Shape, value: unknown, walk: Walk): unknown {
  switch (shape.kind) {
    case 'structure':
      return isRecord(value) ? structure(shape, value, walk) : value;
    case 'list':
      return list(shape, value, walk);
    case 'map':
      return map(shape, value, walk);
    default:
      return scalarAs(shape, value);
  }
}

function structure(
  { members }: StructureShape,
  value: Readonly<Record<string, unknown>>,
  { path, notes }: Walk,
): Readonly<Record<string, unknown>> {
  const given = new Map(
    Object.entries(value).map(([name, property]) => [apiName(name), { name, property }]),
  );
  const converted = Object.entries(members).flatMap(([member, { shape }]) => {
    const found = given.get(member);
    given.delete(member);
    if (found === undefined) return [];
    return [[member, convert(shape, found.property, { path: [...path, found.name], notes })]];
  });
  for (const { name } of given.values()) {
    notes.push({ path: [...path, name], message: `${name} has no place in a declaration.` });
  }
  return Object.fromEntries(converted);
}

function apiName(name: string): string {
  return `${name.slice(0, 1).toLowerCase()}${name.slice(1)}`;
}

function list(shape: ListShape, value: unknown, { path, notes }: Walk): unknown {
  // A template may leave out the brackets round a single element.
  const elements: readonly unknown[] = Array.isArray(value) ? value : [value];
  return elements.map((element, index) =>
    convert(shape.member, element, { path: [...path, index], notes }),
  );
}

function map(shape: MapShape, value: unknown, { path, notes }: Walk): unknown {
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [
      key,
      convert(shape.value, entry, { path: [...path, key], notes }),
    ]),
  );
}
