import { generalError } from '../../cli-error.js';
import { sorted } from '../../code-points.js';
import { isInt, isNumber, plain } from '../../jmespath/python-number.js';
import {
  type Dict,
  isCollection,
  isDict,
  keysOf,
  memberOf,
  sizeOf,
  typeNameOf,
} from '../../python-dict.js';
import { Section } from './section.js';

/** The sections of a table that shows a value; none for an empty one. */
export function buildSections(title: string, value: unknown): readonly Section[] {
  const sections: Section[] = [];
  build({ sections, title, level: 0 }, value);
  return sections;
}

interface Place {
  readonly sections: Section[];
  /** Undefined for what joins the section that is there. */
  readonly title: string | undefined;
  readonly level: number;
}

function build(place: Place, value: unknown): void {
  if (isEmpty(value)) return;
  if (place.title !== undefined) newSection(place);
  if (isDict(value)) buildDict(place, value);
  else if (Array.isArray(value)) buildList(place, value);
}

function isEmpty(value: unknown): boolean {
  if (isDict(value)) return sizeOf(value) === 0;
  if (Array.isArray(value)) return value.length === 0;
  if (isNumber(value)) return Number(plain(value)) === 0;
  return value === null || value === undefined || value === false || value === '';
}

function newSection({ sections, title, level }: Place): Section {
  const section = new Section(title, level);
  sections.push(section);
  return section;
}

function current({ sections }: Place): Section {
  const section = sections.at(-1);
  if (section === undefined) throw new RangeError('a table begins with a section');
  return section;
}

function buildDict(place: Place, dict: Dict): void {
  const { headers, nested } = splitKeys(dict);
  const [header] = headers;
  const cells = headers.map((key) => memberOf(dict, key));
  if (headers.length === 1) current(place).addRow([header, ...cells]);
  else if (headers.length > 1) {
    current(place).addHeaders(headers);
    current(place).addRow(cells);
  }
  buildNested(place, dict, nested);
}

function buildNested(place: Place, dict: Dict, names: readonly string[]): void {
  for (const name of names) {
    const value = memberOf(dict, name);
    if (value !== undefined) build({ ...place, title: name, level: place.level + 1 }, value);
  }
}

function buildList(place: Place, list: readonly unknown[]): void {
  if (isDict(list[0])) {
    buildRows(place, list);
    return;
  }
  for (const element of list) {
    if (!isCollection(element)) current(place).addRow([element]);
    // Of a dict among scalars only the keys are seen.
    else if (isDict(element)) current(place).addRow(keysOf(element));
    else if (element.some(isCollection)) build({ ...place, title: undefined, level: 0 }, element);
    else current(place).addRow(element);
  }
}

// If any element has something nested, each has a section of its own, followed by that.
function buildRows(place: Place, list: readonly unknown[]): void {
  const { headers, nested } = unionOf(list.map((element) => splitKeys(dictOf(element))));
  current(place).addHeaders(headers);
  for (const [at, element] of list.entries()) {
    if (at > 0 && nested.length > 0) newSection(place).addHeaders(headers);
    if (headers.length > 0) checkDict(element);
    const dict = dictOf(element);
    current(place).addRow(headers.map((key) => cellOf(dict, key)));
    buildNested(place, dict, nested);
  }
}

function cellOf(dict: Dict, key: string): unknown {
  const value = memberOf(dict, key);
  return value === undefined ? '' : value;
}

interface Keys {
  readonly headers: readonly string[];
  readonly nested: readonly string[];
}

function splitKeys(dict: Dict): Keys {
  const isNested = (key: string) => isCollection(memberOf(dict, key));
  return {
    headers: sorted(keysOf(dict).filter((key) => !isNested(key))),
    nested: sorted(keysOf(dict).filter(isNested)),
  };
}

function unionOf(all: readonly Keys[]): Keys {
  return {
    headers: sorted(new Set(all.flatMap(({ headers }) => headers))),
    nested: sorted(new Set(all.flatMap(({ nested }) => nested))),
  };
}

// What is no dict in a list that began with one makes no table, in Python's words: the elements of
// such a thing are looked up in itself. What has no elements passes for an empty dict at first.
function dictOf(element: unknown): Dict {
  if (isDict(element)) return element;
  if (element === '') return {};
  if (typeof element === 'string') {
    throw generalError("string indices must be integers, not 'str'");
  }
  if (!Array.isArray(element)) {
    throw generalError(`'${typeNameOf(element)}' object is not iterable`);
  }
  for (const index of element) {
    if (!isNumber(index) || !isInt(index)) {
      throw generalError(`list indices must be integers or slices, not ${typeNameOf(index)}`);
    }
    if (element.at(Number(index)) === undefined) throw generalError('list index out of range');
  }
  if (element.length === 0) return {};
  throw generalError("'<' not supported between instances of 'str' and 'int'");
}

function checkDict(element: unknown): void {
  if (isDict(element)) return;
  throw generalError(`'${typeNameOf(element)}' object has no attribute 'get'`);
}
