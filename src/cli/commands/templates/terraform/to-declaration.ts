import {
  type ListShape,
  type MapShape,
  PipelineDeclaration,
  type Shape,
  type StructureShape,
} from '../../../../model/index.js';
import type { DocumentPath } from '../../document/document.js';
import { isRecord } from '../../validation/check-types.js';
import { placeholder, type Remark } from '../imported.js';
import { scalarAs } from '../scalar.js';
import { memberAt, type PlannedPipeline } from './plan.js';

export interface Conversion {
  readonly given: ReadonlyMap<string, string>;
  readonly unresolved: Remark[];
  readonly notes: Remark[];
}

/** A planned pipeline as a declaration. */
export function toDeclaration(
  pipeline: PlannedPipeline,
  conversion: Conversion,
): Readonly<Record<string, unknown>> {
  const source: Source = {
    value: pipeline.values,
    unknown: pipeline.unknown,
    expression: pipeline.expressions,
    isPart: false,
    steps: [],
  };
  const { artifact_store: _, ...others } = pipeline.values;
  const context = { pipeline, conversion };
  const declaration = structure(PipelineDeclaration, { ...source, value: others }, context);
  return inModelOrder({ ...declaration, ...artifactStores(source, context) });
}

/** A value of the plan, with what else the plan says of the same place. */
interface Source {
  readonly value: unknown;
  readonly unknown: unknown;
  readonly expression: unknown;
  /** Whether the expression is that of a whole of which this is a part. */
  readonly isPart: boolean;
  readonly steps: DocumentPath;
}

interface Context {
  readonly pipeline: PlannedPipeline;
  readonly conversion: Conversion;
}

function childOf(source: Source, step: string | number): Source {
  const { value, unknown, expression, isPart, steps } = source;
  return {
    value: memberAt(value, [step]),
    unknown: memberAt(unknown, [step]),
    expression: memberAt(expression, [step]),
    isPart,
    steps: [...steps, step],
  };
}

// Where they are not set, the service has its own idea of them, which nobody knows before.
const leftToTheService: ReadonlySet<string | number | undefined> = new Set(['run_order', 'region']);

function convert(shape: Shape, source: Source, context: Context): unknown {
  if (source.unknown === true) {
    const isOpen = source.expression === undefined && leftToTheService.has(source.steps.at(-1));
    return isOpen ? undefined : unknownValue(source, context);
  }
  const { value } = source;
  // Of what is not set, plans have null, an empty text or an empty list.
  if (value === null || value === undefined || value === '') return undefined;
  switch (shape.kind) {
    case 'structure':
      return structure(shape, source, context);
    case 'list':
      return list(shape, source, context);
    case 'map':
      return map(shape, source, context);
    default:
      return scalarAs(shape, value);
  }
}

function unknownValue(
  { steps, expression, isPart }: Source,
  { pipeline, conversion }: Context,
): string {
  const name = attributeName(steps);
  const references = referencesIn(expression);
  const [only] = references.length === 1 && !isPart ? references : [];
  const given = conversion.given.get(name) ?? (only && conversion.given.get(only));
  if (given !== undefined) return given;
  const from = references.length === 0 ? '' : ` (${references.join(', ')})`;
  conversion.unresolved.push({
    path: [...pipeline.unknownPath, ...steps],
    message: `${name} is known only after it has been applied${from}. Give it: --var '${only ?? name}=…'.`,
  });
  return placeholder(only ?? name);
}

function attributeName(steps: DocumentPath): string {
  return steps.map((step, index) => (index === 0 ? step : `.${step}`)).join('');
}

// A reference to an attribute is followed by one to its resource, which says nothing more.
function referencesIn(expression: unknown): readonly string[] {
  const references = memberAt(expression, ['references']);
  const all = Array.isArray(references) ? references.filter((one) => typeof one === 'string') : [];
  return all.filter((one) => !all.some((other) => other.startsWith(`${one}.`)));
}

function structure(
  { members }: StructureShape,
  source: Source,
  context: Context,
): Readonly<Record<string, unknown>> | undefined {
  const here = unwrapped(source);
  if (!isRecord(here.value) && !isRecord(here.unknown)) return undefined;
  return Object.fromEntries(
    Object.entries(members).flatMap(([member, { shape }]) => {
      const converted = convert(shape, memberOf(here, member), context);
      return converted === undefined ? [] : [[member, converted]];
    }),
  );
}

// A block that may be there once is a list of one.
function unwrapped(source: Source): Source {
  return Array.isArray(source.value) || Array.isArray(source.unknown) ? childOf(source, 0) : source;
}

/** A member by Terraform's name for it: of a block that may be there several times, in the singular. */
function memberOf(source: Source, member: string): Source {
  // What an action is an instance of stands in the action itself.
  if (member === 'actionTypeId') return source;
  const name = member.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  const names = [name, name.replace(/s$/, '')];
  const found = names
    .map((one) => childOf(source, one))
    .find(({ value, unknown }) => value !== undefined || unknown !== undefined);
  return found ?? childOf(source, name);
}

function list(shape: ListShape, source: Source, context: Context): unknown {
  const length = Math.max(lengthOf(source.value), lengthOf(source.unknown));
  const elements = Array.from({ length }, (_, index) => childOf(source, index));
  const converted = elements.flatMap((element) => {
    const one = elementOf(shape.member, element, context);
    return one === undefined ? [] : [one];
  });
  return converted.length === 0 ? undefined : converted;
}

function lengthOf(value: unknown): number {
  return Array.isArray(value) ? value.length : 0;
}

// Artifacts are called by their names alone.
function elementOf(shape: Shape, element: Source, context: Context): unknown {
  const isNamed = shape.kind === 'structure' && 'name' in shape.members;
  if (isNamed && (typeof element.value === 'string' || element.unknown === true)) {
    return { name: convert(text, element, context) };
  }
  return convert(shape, element, context);
}

function map(shape: MapShape, source: Source, context: Context): unknown {
  const keys = new Set([
    ...Object.keys(isRecord(source.value) ? source.value : {}),
    ...Object.keys(isRecord(source.unknown) ? source.unknown : {}),
  ]);
  const { expression } = source;
  // What a map refers to is told of the whole of it only.
  const entries = [...keys].flatMap((key) => {
    const entry = { ...childOf(source, key), expression, isPart: true };
    const converted = convert(shape.value, entry, context);
    return converted === undefined ? [] : [[key, converted] as const];
  });
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

/** One store is the pipeline's; of several, each is for the actions in its region. */
function artifactStores(source: Source, context: Context): Readonly<Record<string, unknown>> {
  const blocks = childOf(source, 'artifact_store');
  const length = Math.max(lengthOf(blocks.value), lengthOf(blocks.unknown));
  const all = Array.from({ length }, (_, index) => childOf(blocks, index));
  const [only] = all;
  if (only === undefined) return {};
  if (all.length === 1) return { artifactStore: storeOf(only, context) };
  return {
    artifactStores: Object.fromEntries(
      all.map((block) => [
        String(convert(text, childOf(block, 'region'), context)),
        storeOf(block, context),
      ]),
    ),
  };
}

const text: Shape = { kind: 'string', name: 'text', sensitive: false };

function storeOf(block: Source, context: Context): unknown {
  const { artifactStore } = PipelineDeclaration.members;
  return structure(artifactStore.shape, block, context);
}

function inModelOrder(
  declaration: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.keys(PipelineDeclaration.members).flatMap((member) =>
      declaration[member] === undefined ? [] : [[member, declaration[member]]],
    ),
  );
}
