import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nastyValue } from '../../../../../test/support/nasty-text.js';
import { type Printing, plain, printedBy } from '../../../../../test/support/printed-by.js';
import { CliError } from '../../cli-error.js';
import { widthOf } from './text-width.js';

const tableOf = async (value: unknown, printing: Printing = {}): Promise<string> => {
  const { out, fault } = await printedBy('table', plain(value), printing);
  if (fault !== undefined) throw fault;
  return out;
};

describe('a table', () => {
  test('has the columns of a structure sorted, and nested sections under it', async () => {
    const value = {
      pipelineName: 'shop',
      created: '2023-11-14T22:13:20+00:00',
      stageStates: [{ stageName: 'Source' }, { stageName: 'Deploy' }],
    };
    expect(await tableOf(value, { title: 'GetPipelineState' })).toBe(`\
-----------------------------------------------
|              GetPipelineState               |
+----------------------------+----------------+
|           created          | pipelineName   |
+----------------------------+----------------+
|  2023-11-14T22:13:20+00:00 |  shop          |
+----------------------------+----------------+
||                stageStates                ||
|+-------------------------------------------+|
||                 stageName                 ||
|+-------------------------------------------+|
||  Source                                   ||
||  Deploy                                   ||
|+-------------------------------------------+|
`);
  });

  test('has one scalar as name and value', async () => {
    expect(await tableOf({ status: 'InProgress' })).toBe(`\
--------------------------
|       GetPipeline      |
+---------+--------------+
|  status |  InProgress  |
+---------+--------------+
`);
  });

  test('repeats a section for each element that has something nested', async () => {
    const value = { p: [{ a: 1, q: ['x'] }, { b: 2 }] };
    expect(await tableOf(value, { title: 'T' })).toBe(`\
--------------
|      T     |
+------------+
||     p    ||
|+----+-----+|
||  a |  b  ||
|+----+-----+|
||  1 |     ||
|+----+-----+|
|||    q   |||
||+--------+||
|||  x     |||
||+--------+||
||     p    ||
|+----+-----+|
||  a |  b  ||
|+----+-----+|
||    |  2  ||
|+----+-----+|
`);
  });

  test('wider than the screen has its single rows on their sides', async () => {
    const value = { a: 'x'.repeat(30), b: 'y'.repeat(30) };
    expect(await tableOf(value, { title: 'T', columns: 60 })).toBe(`\
-----------------------------------------
|                   T                   |
+---+-----------------------------------+
|  a|  xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx   |
|  b|  yyyyyyyyyyyyyyyyyyyyyyyyyyyyyy   |
+---+-----------------------------------+
`);
  });

  test('is at most 80 wide where no screen says otherwise', async () => {
    const value = { a: 'x'.repeat(30), b: 'y'.repeat(30) };
    expect(await tableOf(value, { title: 'T' })).toContain('|                a                |');
    expect(await tableOf({ ...value, c: 'z'.repeat(10) }, { title: 'T' })).toContain('|  c|  zz');
  });

  test('counts characters that may be wide twice', async () => {
    expect(await tableOf(['日本', 'Да', 'é'], { title: 'T' })).toBe(`\
----------
|    T   |
+--------+
|  日本  |
|  Да  |
|  é    |
+--------+
`);
  });

  test('of a scalar is its title, of nothing nothing', async () => {
    expect(await tableOf({ a: 'x' }, { query: 'a', title: 'T' })).toBe('---\n|T|\n+-+\n');
    expect(await tableOf({})).toBe('');
    expect(await tableOf({ a: 0 }, { query: 'a' })).toBe('');
  });

  test('refuses rows of several lengths', async () => {
    const { out, fault } = await printedBy('table', plain([['a', 'b'], ['c']]));
    expect({ out, fault }).toMatchObject({
      out: '',
      fault: { exitCode: 255, message: 'Row should have 2 elements, instead it has 1' },
    });
  });

  test('in colours sets them back after every piece', async () => {
    const out = await tableOf({ a: { b: 'x' } }, { title: 'T', isColored: true });
    const [, title, , section, border] = out.split('\n');
    const bar = '\x1b[2m\x1b[33m|\x1b[0m\x1b[0m';
    expect(title).toBe('\x1b[0m\x1b[0m|      T     |\x1b[0m\x1b[0m');
    expect(section).toBe(`\x1b[0m${bar}|     a    |\x1b[0m${bar}`);
    expect(border).toBe(`\x1b[0m${bar}+----+-----+\x1b[0m${bar}`);
    expect(out).toContain('  \x1b[1m\x1b[34mx\x1b[0m  |');
  });

  test('of whatever there is is printed, or it is told why it cannot be', async () => {
    await fc.assert(
      fc.asyncProperty(nastyValue, async (value) => {
        const { out, fault } = await printedBy('table', plain({ value }));
        if (fault === undefined) expect(out === '' || out.startsWith('--')).toBe(true);
        else expect(fault).toBeInstanceOf(CliError);
      }),
    );
  });
});

test.each([
  ['abc', 3],
  ['日本語', 6],
  ['ｱ', 1],
  ['ＡＢ', 4],
  ['Привет', 12],
  ['é', 2],
  ['ê', 2],
  ['ë', 1],
  ['😀', 2],
  ['\u0301', 2],
  ['', 0],
])('%s is as wide as %i letters', (text, width) => {
  expect(widthOf(text)).toBe(width);
});
