import { generalError } from '../cli-error.js';
import { sorted } from '../code-points.js';
import type { Formatter, FormatterSettings, PagedResponse } from '../contract.js';
import {
  type Dict,
  isCollection,
  isDict,
  keysOf,
  memberOf,
  textOf,
  typeNameOf,
} from '../python-dict.js';
import { resultOf } from './full-result.js';

/** Prints an answer as lines of fields between tabs, each page as soon as it is there. */
export function textFormatter({ write, query }: FormatterSettings): Formatter {
  // What has been made of a page before something in it fails is printed.
  const printValue = (value: unknown): void => {
    const lines: string[] = [];
    try {
      writeItem(query === undefined ? value : query.search(value), {
        write: (it) => lines.push(it),
      });
    } finally {
      if (lines.length > 0) write(lines.join(''));
    }
  };
  return {
    print: async (_, response) => {
      if (response.kind === 'plain') printValue(response.value);
      else await printPages(response.pages, printValue);
    },
  };
}

// The query is applied to each page, and to the token by itself.
async function printPages(
  pages: PagedResponse,
  printValue: (value: unknown) => void,
): Promise<void> {
  for await (const page of pages) {
    printValue({ [pages.resultKey]: resultOf(page, pages.resultKey) });
  }
  const token = pages.resumeToken();
  if (token !== undefined) printValue({ NextToken: { NextToken: token } });
}

interface Place {
  readonly write: (text: string) => void;
  /** The name of the member that the item is the value of. */
  readonly name?: string;
  /** The columns of a list that the item is an element of. */
  readonly columns?: readonly string[];
}

function writeItem(item: unknown, place: Place): void {
  if (isDict(item)) writeDict(item, place);
  else if (Array.isArray(item)) writeList(item, place);
  else place.write(`${textOf(item)}\n`);
}

function writeDict(dict: Dict, { write, name, columns }: Place): void {
  const line = fieldsOf(dict, columns);
  if (line.length > 0) {
    write(`${[...(name === undefined ? [] : [name.toUpperCase()]), ...line].join('\t')}\n`);
  }
  for (const key of nestedOf(dict, columns)) writeItem(memberOf(dict, key), { write, name: key });
}

function fieldsOf(dict: Dict, columns = scalarKeysOf(dict)): readonly string[] {
  return columns.map((key) => {
    const value = memberOf(dict, key);
    return value === undefined ? '' : textOf(value);
  });
}

function scalarKeysOf(dict: Dict): readonly string[] {
  return sorted(keysOf(dict).filter((key) => !isCollection(memberOf(dict, key))));
}

function nestedOf(dict: Dict, columns = scalarKeysOf(dict)): readonly string[] {
  const shown = new Set(columns);
  return sorted(keysOf(dict).filter((key) => !shown.has(key)));
}

function writeList(list: readonly unknown[], place: Place): void {
  const { write, name } = place;
  const nested = { write, ...(name === undefined ? {} : { name }) };
  if (list.some(isDict)) {
    const columns = columnsOf(list);
    for (const element of list) writeItem(element, { ...nested, columns });
    return;
  }
  const scalars = list.filter((element) => !isCollection(element));
  if (scalars.length > 0) writeScalars(scalars, nested);
  for (const element of list.filter(isCollection)) writeItem(element, nested);
}

// All that any of the elements has a scalar for.
function columnsOf(list: readonly unknown[]): readonly string[] {
  return sorted(
    new Set(
      list.flatMap((element) => {
        if (isDict(element)) return scalarKeysOf(element);
        throw generalError(`'${typeNameOf(element)}' object has no attribute 'items'`);
      }),
    ),
  );
}

function writeScalars(scalars: readonly unknown[], { write, name }: Place): void {
  const texts = scalars.map(textOf);
  if (name === undefined) write(`${texts.join('\t')}\n`);
  else for (const text of texts) write(`${name.toUpperCase()}\t${text}\n`);
}
