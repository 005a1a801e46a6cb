import {
  isDict,
  isOrderedDict,
  PythonDate,
  PythonDatetime,
  PythonFloat,
} from '../values/python-value.js';
import { datetimeRepr, datetimeText } from './python-datetime.js';
import { floatText } from './python-float.js';

/** What Python's `repr()` makes of a value: `'it'`, `[None, True, 1.5]`. */
export function pythonRepr(value: unknown): string {
  if (typeof value === 'string') return stringRepr(value);
  if (Array.isArray(value)) return `[${value.map(pythonRepr).join(', ')}]`;
  if (value instanceof PythonDatetime) return datetimeRepr(value);
  if (value instanceof PythonDate) return dateRepr(value);
  if (value instanceof Uint8Array) return bytesRepr(value);
  return isDict(value) ? dictRepr(value) : scalarText(value);
}

/** What Python's `str()` makes of it: as `repr()`, but for strings and times by themselves. */
export function pythonStr(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value instanceof PythonDatetime) return datetimeText(value);
  return value instanceof PythonDate ? value.text : pythonRepr(value);
}

/** How Python prints the type of a value: `<class 'list'>`. */
export function pythonType(value: unknown): string {
  return `<class '${typeName(value)}'>`;
}

function typeName(value: unknown): string {
  if (value === null || value === undefined) return 'NoneType';
  if (Array.isArray(value)) return 'list';
  if (value instanceof PythonFloat) return 'float';
  if (value instanceof PythonDatetime) return 'datetime.datetime';
  if (value instanceof PythonDate) return 'datetime.date';
  if (value instanceof Uint8Array) return 'bytes';
  switch (typeof value) {
    case 'string':
      return 'str';
    case 'boolean':
      return 'bool';
    case 'bigint':
      return 'int';
    case 'number':
      return Number.isInteger(value) ? 'int' : 'float';
    default:
      return isOrderedDict(value) ? 'collections.OrderedDict' : 'dict';
  }
}

function scalarText(value: unknown): string {
  if (value === null || value === undefined) return 'None';
  if (value instanceof PythonFloat) return floatText(value.value);
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'number' && !Number.isInteger(value)) return floatText(value);
  return String(value);
}

function dictRepr(dict: Readonly<Record<string, unknown>>): string {
  const entries = Object.entries(dict).map(([key, value]) => [stringRepr(key), pythonRepr(value)]);
  if (!isOrderedDict(dict)) return `{${entries.map((entry) => entry.join(': ')).join(', ')}}`;
  if (entries.length === 0) return 'OrderedDict()';
  return `OrderedDict([${entries.map((entry) => `(${entry.join(', ')})`).join(', ')}])`;
}

function dateRepr({ text }: PythonDate): string {
  return `datetime.date(${text.split('-').map(Number).join(', ')})`;
}

const named: ReadonlyMap<string, string> = new Map([
  ['\\', '\\\\'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

// What Python does not take for printable: controls, formats, surrogates, unassigned and private
// characters, and every separator but the plain blank.
const unprintable = /[\p{C}\p{Zl}\p{Zp}\p{Zs}\\]/gu;

function stringRepr(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const escaped = text.replace(unprintable, (character) =>
    character === ' ' ? character : (named.get(character) ?? codeEscape(character)),
  );
  return `${quote}${quote === "'" ? escaped.replaceAll("'", "\\'") : escaped}${quote}`;
}

function codeEscape(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code <= 0xff) return `\\x${hex(code, 2)}`;
  return code <= 0xffff ? `\\u${hex(code, 4)}` : `\\U${hex(code, 8)}`;
}

function bytesRepr(bytes: Uint8Array): string {
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  const escaped = text.replace(
    /[^\x20-\x7e]|[\\]/g,
    (character) => named.get(character) ?? `\\x${hex(character.charCodeAt(0), 2)}`,
  );
  const isQuoted = text.includes("'") && !text.includes('"');
  return isQuoted ? `b"${escaped}"` : `b'${escaped.replaceAll("'", "\\'")}'`;
}

function hex(code: number, digits: number): string {
  return code.toString(16).padStart(digits, '0');
}
