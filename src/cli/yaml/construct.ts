import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Pair,
  type Scalar,
  type YAMLMap,
} from 'yaml';
import { decodeBase64 } from '../aws/python-base64.js';
import { isCollection, typeNameOf } from '../aws/python-dict.js';
import { pythonStr } from '../aws/validate/python-repr.js';
import { PythonFloat } from '../aws/values/python-value.js';
import { plainTypeOf } from './plain-type.js';
import { scalarValue } from './scalar-value.js';
import { YamlError } from './yaml-error.js';

/**
 * The value of a document as Python has it; `text` is what the document was read from. What an alias
 * stands for is the very same value.
 */
export function construct(document: Document, text: string): unknown {
  const known = new Map<unknown, unknown>();
  const valueFor = (node: unknown): unknown => {
    const target = isAlias(node) ? node.resolve(document) : node;
    if (isAlias(node) && target === undefined) throw new YamlError('found undefined alias');
    if (!known.has(target)) known.set(target, constructNode(target, { document, text, valueFor }));
    return known.get(target);
  };
  return valueFor(document.contents);
}

interface Construction {
  readonly document: Document;
  readonly text: string;
  readonly valueFor: (node: unknown) => unknown;
}

function constructNode(node: unknown, construction: Construction): unknown {
  if (node === null || node === undefined) return null;
  if (isScalar(node)) return constructScalar(node, construction.text);
  if (isSeq(node)) {
    checkTag(node.tag, 'seq');
    return node.items.map(construction.valueFor);
  }
  if (!isMap(node)) throw new YamlError('found a node of no known kind');
  checkTag(node.tag, 'map');
  return constructMap(node, construction);
}

const tagPrefix = 'tag:yaml.org,2002:';

function checkTag(tag: string | undefined, kind: 'seq' | 'map'): void {
  if (tag === undefined || tag === '!' || tag === tagPrefix + kind) return;
  throw unknownTag(tag);
}

function unknownTag(tag: string): YamlError {
  return new YamlError(`could not determine a constructor for the tag '${tag}'`);
}

const scalarTypes = {
  bool: 'bool',
  float: 'float',
  int: 'int',
  null: 'null',
  str: 'text',
  timestamp: 'timestamp',
} as const;

// The parser has read what has a tag that it knows; its text is in the source.
function constructScalar(scalar: Scalar, whole: string): unknown {
  const { type, tag } = scalar;
  const text = withoutAddedBreak(scalar, whole);
  if (tag === undefined ? type === 'PLAIN' : tag === '!')
    return scalarValue(plainTypeOf(text), text);
  if (tag === undefined) return text;
  const name = tag.startsWith(tagPrefix) ? tag.slice(tagPrefix.length) : '';
  if (name === 'binary') return binaryOf(text);
  if (!isScalarTag(name)) throw unknownTag(tag);
  return scalarValue(scalarTypes[name], text);
}

// The parser ends the last line of a block with a break, even where the text does not.
function withoutAddedBreak({ source, value, type, range }: Scalar, whole: string): string {
  const text = source ?? String(value ?? '');
  const isBlock = type === 'BLOCK_LITERAL' || type === 'BLOCK_FOLDED';
  if (!isBlock || whole.endsWith('\n') || (range?.[1] ?? 0) < whole.length) return text;
  return text.replace(/\n$/, '');
}

function isScalarTag(name: string): name is keyof typeof scalarTypes {
  return Object.hasOwn(scalarTypes, name);
}

function binaryOf(text: string): Uint8Array {
  const bytes = decodeBase64(text);
  if (bytes === undefined) throw new YamlError('failed to decode base64 data');
  return bytes;
}

function constructMap(map: YAMLMap, construction: Construction): unknown {
  const { merged, own } = splitEntries(map, construction);
  const members = new Map<string, unknown>();
  const keys = new Set<string>();
  // What has been merged in gives way to the map's own.
  for (const { key, value } of [...merged, ...own]) {
    const name = keyOf(key, construction);
    const typedName = typedNameOf(name);
    if (merged.length === 0 && keys.has(typedName)) throw duplicateKey(typedName);
    keys.add(typedName);
    members.set(pythonStr(name), construction.valueFor(value));
  }
  return Object.fromEntries(members);
}

// 1, 1.0 and true are the same key.
function typedNameOf(key: unknown): string {
  const number = numberOf(key);
  return number === undefined ? `${typeNameOf(key)} ${pythonStr(key)}` : `number ${number}`;
}

function numberOf(key: unknown): number | undefined {
  if (key instanceof PythonFloat) return key.value;
  return ['bigint', 'boolean', 'number'].includes(typeof key) ? Number(key) : undefined;
}

function duplicateKey(name: string): YamlError {
  return new YamlError(`found duplicate key ${name}`);
}

function keyOf(key: unknown, construction: Construction): unknown {
  if (plainKey(key) === '=') return '=';
  const name = construction.valueFor(key);
  if (isCollection(name) || name instanceof Uint8Array) throw new YamlError('found unhashable key');
  return name;
}

// A key without quotes and tag.
function plainKey(key: unknown): string | undefined {
  const isPlain = isScalar(key) && key.type === 'PLAIN' && key.tag === undefined;
  return isPlain ? String(key.value) : undefined;
}

interface Entries {
  readonly merged: readonly Pair[];
  readonly own: readonly Pair[];
}

function splitEntries(map: YAMLMap, construction: Construction): Entries {
  const own = map.items.filter(({ key }) => plainKey(key) !== '<<');
  const merges = map.items.filter(({ key }) => plainKey(key) === '<<');
  const merged = merges.map(({ value }) => mergedEntries(value, construction));
  if (merged.slice(0, -1).some((entries) => entries.length > 0)) throw duplicateKey('<<');
  return { merged: merged.flat(), own };
}

// Of a list of maps the first counts most.
function mergedEntries(value: unknown, construction: Construction): readonly Pair[] {
  const source = resolved(value, construction);
  const maps = isSeq(source)
    ? source.items.map((item) => resolved(item, construction)).reverse()
    : [source];
  return maps.flatMap((from) => {
    if (!isMap(from)) throw new YamlError('expected a mapping for merging');
    const { merged, own } = splitEntries(from, construction);
    return [...merged, ...own];
  });
}

function resolved(node: unknown, { document }: Construction): unknown {
  return isAlias(node) ? node.resolve(document) : node;
}
