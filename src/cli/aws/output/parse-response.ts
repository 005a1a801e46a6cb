import type { Shape, StructureShape } from '../../../model/index.js';
import { generalError } from '../cli-error.js';
import type { TimestampFormat } from '../contract.js';
import { orderedJsonOf } from '../ordered-json.js';
import { type Dict, entriesOf, isDict, memberOf, typeNameOf } from '../python-dict.js';
import { isoTimestamp } from './iso-timestamp.js';

/**
 * What the service answered, by the model: members in its order, unknown ones and null left out. The
 * answer is the text of the body, or the JSON in it, which no longer tells 1.0 from 1. A body that is
 * no JSON counts as empty.
 */
export function parseResponse(
  shape: Shape | undefined,
  answer: unknown,
  timestampFormat: TimestampFormat,
): unknown {
  if (shape === undefined) return {};
  const json = typeof answer === 'string' ? jsonOf(answer) : answer;
  return parse(shape, json ?? {}, timestampFormat);
}

function jsonOf(body: string): unknown {
  return orderedJsonOf(body) ?? {};
}

function parse(shape: Shape, json: unknown, timestampFormat: TimestampFormat): unknown {
  switch (shape.kind) {
    case 'structure':
      return json === null ? null : parseStructure(shape, dictOf(json, 'get'), timestampFormat);
    case 'list':
      return elementsOf(json).map((element) => parse(shape.member, element, timestampFormat));
    case 'map':
      return new Map(
        entriesOf(dictOf(json, 'items')).map(([key, value]) => [
          key,
          parse(shape.value, value, timestampFormat),
        ]),
      );
    case 'timestamp':
      return timestampFormat === 'wire' ? json : isoTimestamp(json);
    default:
      return json;
  }
}

function parseStructure(
  shape: StructureShape,
  json: Dict,
  timestampFormat: TimestampFormat,
): Readonly<Record<string, unknown>> {
  const parsed: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(shape.members)) {
    const value = memberOf(json, name);
    if (value === undefined || value === null) continue;
    parsed[name] = parse(member.shape, value, timestampFormat);
  }
  return parsed;
}

// A service that breaks its own model is told of in the words in which Python would fail over it.

function dictOf(json: unknown, method: string): Dict {
  if (isDict(json)) return json;
  throw generalError(`'${typeNameOf(json)}' object has no attribute '${method}'`);
}

function elementsOf(json: unknown): readonly unknown[] {
  if (Array.isArray(json)) return json;
  if (typeof json === 'string') return [...json];
  if (isDict(json)) return entriesOf(json).map(([key]) => key);
  throw generalError(`'${typeNameOf(json)}' object is not iterable`);
}
