import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  visit,
} from 'yaml';
import type { DocumentFault, DocumentPath, Place, ReadDocument, Tags } from './document.js';
import { intrinsicOf } from './intrinsic-tags.js';

/** Reads YAML 1.2 with merge keys. */
export function readYaml(text: string, tags: Tags): ReadDocument {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, {
    lineCounter,
    merge: true,
    prettyErrors: false,
    logLevel: 'silent',
  });
  const placeAt = (offset: number): Place => {
    const { line, col } = lineCounter.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const problems = [...document.errors, ...(tags === 'refused' ? document.warnings : [])];
  if (problems.length > 0) {
    return {
      kind: 'malformed',
      faults: problems.map(({ message, pos }) => faultOf(message, placeAt(pos[0]))),
    };
  }
  if (tags === 'intrinsics') replaceTags(document);
  try {
    const value: unknown = document.toJS();
    return { kind: 'document', document: { value, placeOf: placesIn(document, placeAt) } };
  } catch (error) {
    // Aliases that stand for more than anybody writes.
    const message = error instanceof Error ? error.message : String(error);
    return { kind: 'malformed', faults: [faultOf(message, { line: 1, column: 1 })] };
  }
}

function faultOf(message: string, place: Place): DocumentFault {
  return { place, message: `${message.replace(/\.$/, '')}.` };
}

/** Writes `!Sub text` out as `Fn::Sub: text`, which is the same thing. */
function replaceTags(document: Document): void {
  visit(document, {
    Node: (_, node) => {
      const tag = isAlias(node) ? undefined : node.tag;
      return tag === undefined || !/^![A-Za-z]/.test(tag) ? undefined : intrinsicOf(node, tag);
    },
  });
}

function placesIn(document: Document, placeAt: (offset: number) => Place) {
  return (path: DocumentPath, part: 'value' | 'name' = 'value'): Place => {
    let here: Found = { value: rootOf(document), key: undefined };
    for (const step of path) {
      const next: Found | undefined = childOf(here.value, step, document);
      if (next === undefined) break;
      here = next;
    }
    return placeAt(offsetOf(here, part));
  };
}

interface Found {
  readonly value: Node | undefined;
  /** Of a member of a map. */
  readonly key: Node | undefined;
}

function rootOf({ contents }: Document): Node | undefined {
  return contents ?? undefined;
}

function childOf(
  parent: Node | undefined,
  step: string | number,
  document: Document,
): Found | undefined {
  const node = isAlias(parent) ? parent.resolve(document) : parent;
  if (isSeq(node)) {
    const item = typeof step === 'number' ? node.items[step] : undefined;
    return isNode(item) ? { value: item, key: undefined } : undefined;
  }
  if (!isMap(node)) return undefined;
  const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
  return pair === undefined ? mergedChild(node.items, step, document) : foundIn(pair);
}

function foundIn({ key, value }: Pair): Found {
  return { value: isNode(value) ? value : undefined, key: isNode(key) ? key : undefined };
}

// What a merge key brings in stands where it comes from.
function mergedChild(
  pairs: readonly Pair[],
  step: string | number,
  document: Document,
): Found | undefined {
  for (const { key, value } of pairs) {
    const isMerge = isScalar(key) && key.source === '<<';
    if (!isMerge || !isNode(value)) continue;
    const sources = isSeq(value) ? value.items.filter(isNode) : [value];
    for (const source of sources) {
      const found = childOf(source, step, document);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

// Of a list or a map the reader looks for its name, which stands above it.
function offsetOf({ value, key }: Found, part: 'value' | 'name'): number {
  const [start = 0, end = 0] = value?.range ?? [];
  const isWritten = part === 'value' && isScalar(value) && end > start;
  return isWritten ? start : (key?.range?.[0] ?? start);
}
