import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nastyValue } from '../../../../test/support/nasty-text.js';
import { paged, plain, printedBy } from '../../../../test/support/printed-by.js';
import { PythonDatetime, PythonFloat } from '../values/python-value.js';
import { formatterOf } from './index.js';

const outOf = async (...given: Parameters<typeof printedBy>): Promise<string> => {
  const { out, fault } = await printedBy(...given);
  if (fault !== undefined) throw fault;
  return out;
};

const pages = paged('pipelines', [
  { pipelines: [{ name: 'web', version: 7, created: 'then' }], nextToken: 't' },
  { pipelines: [{ name: 'api', version: 1 }, { name: 'shop' }] },
]);

const cut = paged('pipelines', [{ pipelines: [{ name: 'web' }], nextToken: 't' }], 'resume');

test('a format that there is not is told of', async () => {
  const { fault } = await printedBy('xml', plain({}));
  expect(fault).toMatchObject({ exitCode: 255, message: 'Unknown output type: xml' });
});

describe('json', () => {
  test('is indented by four, with other scripts as they are', async () => {
    const value = {
      b: [1, { c: 'é\u007f\n"' }],
      a: [],
      m: new Map([
        ['2', null],
        ['1', {}],
      ]),
    };
    expect(await outOf('json', plain(value))).toBe(`{
    "b": [
        1,
        {
            "c": "é\u007f\\n\\""
        }
    ],
    "a": [],
    "m": {
        "2": null,
        "1": {}
    }
}
`);
  });

  test('has numbers and times as Python prints them', async () => {
    const value = [1e30, 1e-7, 1.5, 10n ** 20n, Number.NaN].map((it) =>
      typeof it === 'number' && !(it === 1.5 || it === 1e-7) ? new PythonFloat(it) : it,
    );
    const time = new PythonDatetime('1970-01-01T00:00:00', 0, undefined);
    expect(await outOf('json', plain([...value, new PythonFloat(1), time]))).toBe(
      '[\n    1e+30,\n    1e-07,\n    1.5,\n    100000000000000000000,\n    NaN,\n    1.0,\n' +
        '    "1970-01-01T00:00:00"\n]\n',
    );
  });

  test('is nothing for an empty answer, but null for nothing found', async () => {
    expect(await outOf('json', plain({}))).toBe('');
    expect(await outOf('json', plain({}), { query: 'name' })).toBe('null\n');
    expect(await outOf('json', plain({}), { query: '`[]`' })).toBe('[]\n');
  });

  test('joins the pages, and ends with the token of a result that was cut', async () => {
    expect(await outOf('json', pages, { query: 'pipelines[].name' })).toBe(
      '[\n    "web",\n    "api",\n    "shop"\n]\n',
    );
    expect(await outOf('json', cut, { query: 'keys(@)' })).toBe(
      '[\n    "pipelines",\n    "NextToken"\n]\n',
    );
  });

  test('reads back as what was printed', async () => {
    await fc.assert(
      fc.asyncProperty(nastyValue, async (value) => {
        const out = await outOf('json', plain([value]));
        expect(JSON.parse(out)).toEqual([value]);
      }),
    );
  });
});

describe('text', () => {
  test.each<[string, unknown, string]>([
    ['scalars sorted by name, between tabs', { b: 'x', a: 1, Z: null }, 'None\t1\tx\n'],
    ['a structure after them', { z: 1, a: { c: true, b: 'x' } }, '1\nA\tx\tTrue\n'],
    ['a list of scalars, a line each', { names: ['x', 'y'] }, 'NAMES\tx\nNAMES\ty\n'],
    [
      'a list of structures in columns of all of them',
      { p: [{ b: 1, a: 2 }, { c: 3 }] },
      'P\t2\t1\t\nP\t\t\t3\n',
    ],
    [
      'what is nested after the line of its owner',
      { p: [{ a: 1, q: [{ b: 2 }] }, { a: 3 }] },
      'P\t1\nQ\t2\nP\t3\n',
    ],
    ['a bare list in one line', ['x', null, 1.5], 'x\tNone\t1.5\n'],
    ['lists of lists in a line each', [['a', 1], ['b']], 'a\t1\nb\n'],
    ['a mixed list, scalars first', [['a'], 'x'], 'x\na\n'],
    ['nothing for nothing', { p: [], q: {} }, ''],
    ['a scalar', 'x', 'x\n'],
    ['a list in a column of scalars as Python prints it', [{ a: 1 }, { a: ['x'] }], "1\n['x']\n"],
    ['names in capitals', { größe: { é: 1 } }, 'GRÖSSE\t1\n'],
  ])('prints %s', async (_, value, expected) => {
    expect(await outOf('text', plain(value))).toBe(expected);
  });

  test('prints page by page, the query for each, and the token last', async () => {
    expect(await outOf('text', pages)).toBe(
      'PIPELINES\tthen\tweb\t7\nPIPELINES\tapi\t1\nPIPELINES\tshop\t\n',
    );
    expect(await outOf('text', pages, { query: 'length(pipelines)' })).toBe('1\n2\n');
    expect(await outOf('text', cut)).toBe('PIPELINES\tweb\nNEXTTOKEN\tresume\n');
    expect(await outOf('text', cut, { query: 'pipelines[].name' })).toBe('web\nNone\n');
  });

  test('writes nothing at all for nothing, so that no pager is started', async () => {
    const writes: string[] = [];
    const write = (text: string) => writes.push(text);
    const settings = { write, query: undefined, isColored: false, columns: undefined };
    for (const format of ['json', 'text', 'table', 'yaml', 'yaml-stream', 'off']) {
      await (await formatterOf(format, settings)).print('DeletePipeline', plain({}));
    }
    expect(writes).toEqual([]);
  });

  test('keeps what it printed before a page failed', async () => {
    const { out, fault } = await printedBy('text', pages, {
      query: 'pipelines[1].name.join(`1`, @)',
    });
    expect({ out, fault }).toMatchObject({ out: '', fault: { exitCode: 255 } });
    const later = await printedBy('text', pages, { query: 'sum(pipelines[].version || `[""]`)' });
    expect(later.out).toBe('7\n1\n');
  });

  test('fails over a scalar among structures as Python does', async () => {
    const { fault } = await printedBy('text', plain([{ a: 1 }, 'x']));
    expect(fault).toMatchObject({ message: "'str' object has no attribute 'items'" });
  });
});

describe('yaml', () => {
  test('is nothing for an empty answer, and JSON for a scalar', async () => {
    expect(await outOf('yaml', plain({}))).toBe('');
    expect(await outOf('yaml', plain({ a: 'é' }), { query: 'a' })).toBe('"é"\n');
    expect(await outOf('yaml', plain({}), { query: 'a' })).toBe('null\n');
  });

  test('joins the pages', async () => {
    expect(await outOf('yaml', cut)).toBe('NextToken: resume\npipelines:\n- name: web\n');
  });

  test('of a query that finds one thing twice has an alias', async () => {
    expect(await outOf('yaml', plain({ a: [1] }), { query: '[a, a]' })).toBe(
      '- &id001\n  - 1\n- *id001\n',
    );
  });
});

describe('yaml-stream', () => {
  test('is a sequence of the pages as they came, the query for each', async () => {
    expect(await outOf('yaml-stream', cut)).toBe('- nextToken: t\n  pipelines:\n  - name: web\n');
    expect(await outOf('yaml-stream', pages, { query: 'length(pipelines)' })).toBe('- 1\n- 2\n');
  });

  test('has an empty page, but not an empty answer', async () => {
    expect(await outOf('yaml-stream', plain({}))).toBe('');
    expect(await outOf('yaml-stream', paged('pipelines', [{}]))).toBe('- {}\n');
  });
});

describe('off', () => {
  test('prints nothing, and reads all pages', async () => {
    let read = 0;
    const counted = paged('pipelines', [{}, {}]);
    if (counted.kind !== 'paged') throw new Error('the answer has pages');
    const counting = {
      ...counted.pages,
      async *[Symbol.asyncIterator]() {
        for await (const page of counted.pages) {
          read += 1;
          yield page;
        }
      },
    };
    expect(await outOf('off', { kind: 'paged', pages: counting })).toBe('');
    expect(read).toBe(2);
  });
});
