import { describe, expect, test } from 'vitest';
import { code, facts, type Page, text } from './page.js';
import { setPage } from './set-page.js';

const plain = (width: number) => ({ width, bold: (it: string) => it });

describe('setPage', () => {
  test('parts sections, blocks and entries by empty lines, and indents what belongs to them', () => {
    const page: Page = [
      { title: 'NAME', blocks: [text('thing - does it'), code(['thing {', '', '}'])] },
      {
        title: 'OPTIONS',
        blocks: [
          {
            kind: 'entry',
            term: '--size',
            note: '(integer)',
            blocks: [
              text('How big it is, if anybody should want to know.'),
              ...facts(['Range: 1 to 9']),
            ],
          },
          { kind: 'entry', term: '--quiet', blocks: [text('Says nothing.')] },
        ],
      },
    ];
    expect(setPage(page, plain(40))).toBe(`NAME
    thing - does it

      thing {

      }

OPTIONS
    --size (integer)
        How big it is, if anybody should
        want to know.
        Range: 1 to 9

    --quiet
        Says nothing.
`);
  });

  test('lets a fact that is too long for its line go on to the right of its beginning', () => {
    const page: Page = [
      { title: 'X', blocks: facts(['Values: Created, Queued, Dispatched, InProgress']) },
    ];
    expect(setPage(page, plain(36))).toBe(`X
    Values: Created, Queued,
      Dispatched, InProgress
`);
  });

  test('puts the texts of a table into one column, or below their names where that is narrow', () => {
    const page: Page = [
      {
        title: 'COMMANDS',
        blocks: [
          {
            kind: 'table',
            rows: [
              { term: 'status', text: 'Shows how things are, and is never tired of it.' },
              { term: 'why', text: 'Tells.' },
            ],
          },
        ],
      },
    ];
    expect(setPage(page, plain(44))).toBe(`COMMANDS
    status  Shows how things are, and is
            never tired of it.
    why     Tells.
`);
    expect(setPage(page, plain(20))).toBe(`COMMANDS
    status
        Shows how things are, and is
        never tired of it.
    why
        Tells.
`);
  });

  test('makes titles and names bold, and nothing else', () => {
    const page: Page = [
      {
        title: 'A',
        blocks: [
          { kind: 'entry', term: 'b', note: 'c', blocks: [text('d')] },
          { kind: 'table', rows: [{ term: 'e', text: 'f' }] },
        ],
      },
    ];
    const set = setPage(page, { width: 80, bold: (it) => `<${it}>` });
    expect(set).toBe('<A>\n    <b> c\n        d\n\n    <e>  f\n');
  });
});
