import { generalError } from './cli-error.js';
import { entriesOf, isDict } from './python-dict.js';
import { floatText } from './validate/python-float.js';
import { PythonFloat } from './values/python-value.js';

export interface JsonStyle {
  /** How many blanks a level is indented by; undefined writes all on one line. */
  readonly indent?: number;
  /** Between members, and between a key and its value. */
  readonly separators: readonly [string, string];
  /** Whether what is not ASCII is escaped. */
  readonly isAscii: boolean;
  /** The text that stands for a value which JSON has no form for. */
  readonly textOf?: (value: unknown) => string | undefined;
}

/** What Python's `json.dumps` makes of a value. */
export function pythonJson(value: unknown, style: JsonStyle): string {
  return write(value, style, '\n');
}

// `lineBreak` is the break with the indentation of where the value stands.
function write(value: unknown, style: JsonStyle, lineBreak: string): string {
  if (typeof value === 'string') return quoted(value, style);
  if (Array.isArray(value)) {
    const deeper = lineBreak + ' '.repeat(style.indent ?? 0);
    const elements = value.map((element) => write(element, style, deeper));
    return bracketed('[]', elements, { style, lineBreak, deeper });
  }
  if (isDict(value)) {
    const deeper = lineBreak + ' '.repeat(style.indent ?? 0);
    const members = entriesOf(value).map(
      ([key, member]) =>
        `${quoted(key, style)}${style.separators[1]}${write(member, style, deeper)}`,
    );
    return bracketed('{}', members, { style, lineBreak, deeper });
  }
  return scalar(value, style);
}

function bracketed(
  [open = '', close = '']: string,
  parts: readonly string[],
  place: { readonly style: JsonStyle; readonly lineBreak: string; readonly deeper: string },
): string {
  const { style, lineBreak, deeper } = place;
  if (parts.length === 0) return open + close;
  if (style.indent === undefined) return open + parts.join(style.separators[0]) + close;
  return open + deeper + parts.join(style.separators[0] + deeper) + lineBreak + close;
}

function scalar(value: unknown, style: JsonStyle): string {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'boolean' || typeof value === 'bigint') return String(value);
  if (typeof value === 'number') return Number.isInteger(value) ? String(value) : float(value);
  if (value instanceof PythonFloat) return float(value.value);
  const text = style.textOf?.(value);
  // Python means to say that it was handed back what it did not know.
  if (text === undefined) throw generalError('Circular reference detected');
  return quoted(text, style);
}

function float(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? 'Infinity' : '-Infinity';
  return floatText(value);
}

function quoted(text: string, { isAscii }: JsonStyle): string {
  const json = JSON.stringify(text);
  if (!isAscii) return json;
  return json.replace(
    /[\x7f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
