import { generalError } from '../aws/cli-error.js';
import { sorted } from '../aws/code-points.js';
import { type Dict, isDict, keysOf, memberOf, sizeOf, textOf } from '../aws/python-dict.js';
import { floatText } from '../aws/validate/python-float.js';
import { PythonDatetime, PythonFloat } from '../aws/values/python-value.js';
import { Aliases } from './aliases.js';
import { Emitter } from './emitter.js';
import { writePlain, writeText, writeWord } from './write-scalar.js';

/** A dict or a list as YAML: block style, keys sorted. What occurs twice is an alias the second time. */
export function writeYaml(value: unknown): string {
  const emitter = new Emitter();
  writeNode({ emitter, aliases: new Aliases(value) }, value, { indent: -1, isMember: false });
  emitter.lineBreak('\n');
  return emitter.text();
}

interface Writing {
  readonly emitter: Emitter;
  readonly aliases: Aliases;
}

interface Place {
  /** The column of the collection round the node, -1 outside all. */
  readonly indent: number;
  /** Whether the node is the value of a member. */
  readonly isMember: boolean;
}

const step = 2;

function writeNode(writing: Writing, value: unknown, place: Place): void {
  const { emitter, aliases } = writing;
  const alias = aliases.next(value);
  if (alias !== undefined) {
    emitter.indicator(`${alias.isFirst ? '&' : '*'}${alias.name}`);
    if (!alias.isFirst) return;
  }
  if (Array.isArray(value)) writeList(writing, value, place);
  else if (isDict(value)) writeDict(writing, value, place);
  else writeScalar(emitter, value, place.indent < 0 ? step : place.indent + step);
}

function writeList(writing: Writing, list: readonly unknown[], place: Place): void {
  const { emitter } = writing;
  if (list.length === 0) {
    emitter.indicator('[]');
    return;
  }
  // The elements of a member's list stand in the column of its name.
  const isFlush = place.isMember && !emitter.isIndentation;
  const indent = isFlush ? place.indent : deeper(place.indent);
  for (const element of list) {
    emitter.indentTo(indent);
    emitter.indicator('-', { isIndentation: true });
    writeNode(writing, element, { indent, isMember: false });
  }
}

function writeDict(writing: Writing, dict: Dict, place: Place): void {
  const { emitter } = writing;
  if (sizeOf(dict) === 0) {
    emitter.indicator('{}');
    return;
  }
  const indent = deeper(place.indent);
  for (const key of sorted(keysOf(dict))) {
    emitter.indentTo(indent);
    writeKey(emitter, key, indent);
    writeNode(writing, memberOf(dict, key), { indent, isMember: true });
  }
}

function deeper(indent: number): number {
  return indent < 0 ? 0 : indent + step;
}

/** In bytes: longer keys, and those with line breaks, do not stand before their colon. */
const keyMax = 128;

function writeKey(emitter: Emitter, key: string, indent: number): void {
  const isSimple = !/[\n\r\x85\u2028\u2029]/.test(key) && Buffer.byteLength(key) <= keyMax;
  if (isSimple) {
    writeText(emitter, key, { indent: indent + step, isKey: true });
    emitter.indicator(':', { isGlued: true });
    return;
  }
  emitter.indicator('?', { isIndentation: true });
  writeText(emitter, key, { indent: indent + step, isKey: false });
  emitter.indentTo(indent);
  emitter.indicator(':', { isIndentation: true });
}

function writeScalar(emitter: Emitter, value: unknown, indent: number): void {
  if (typeof value === 'string') {
    writeText(emitter, value, { indent, isKey: false });
    return;
  }
  // A time has a blank in it, at which a line may be folded.
  if (value instanceof PythonDatetime) {
    writePlain(emitter, textOf(value), { indent, isKey: false });
    return;
  }
  writeWord(emitter, wordOf(value));
}

function wordOf(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'boolean' || typeof value === 'bigint') return String(value);
  if (typeof value === 'number') return Number.isInteger(value) ? String(value) : float(value);
  if (value instanceof PythonFloat) return float(value.value);
  throw generalError(`cannot represent an object: ${textOf(value)}`);
}

function float(value: number): string {
  if (Number.isNaN(value)) return '.nan';
  if (!Number.isFinite(value)) return value > 0 ? '.inf' : '-.inf';
  return floatText(value);
}
