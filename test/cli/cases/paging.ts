import type { Case } from '../comparison.js';
import type { Answer } from '../stub-service.js';
import { answered, called } from './lines.js';

const page = (names: readonly string[], nextToken?: string | null): Answer => ({
  body: {
    pipelines: names.map((name, index) => ({ name, version: index + 1, updated: 1_700_000_000 })),
    ...(nextToken === undefined ? {} : { nextToken }),
  },
});

const threePages = [page(['a', 'b', 'c'], 't-2'), page(['d', 'e'], 't-3'), page(['f'])];

const listed = (...options: readonly string[]): Case =>
  answered(called('list-pipelines', ...options), ...threePages);

const token = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64');

const formats = ['json', 'text', 'table', 'yaml', 'yaml-stream'] as const;

const options: readonly (readonly string[])[] = [
  [],
  ['--max-items', '0'],
  ['--max-items', '1'],
  ['--max-items', '3'],
  ['--max-items', '4'],
  ['--max-items', '5'],
  ['--max-items', '6'],
  ['--max-items', '7'],
  ['--page-size', '2'],
  ['--page-size', '2', '--max-items', '4'],
  ['--starting-token', 'raw'],
  ['--starting-token', token({ nextToken: null, boto_truncate_amount: 2 })],
  ['--starting-token', token({ nextToken: 't-2', boto_truncate_amount: 1 }), '--max-items', '2'],
  ['--no-paginate'],
  ['--max-results', '2'],
  ['--next-token', 't'],
];

/** How all pages are fetched, cut and printed. */
export const pagingCases: readonly Case[] = [
  ...options.flatMap((some) => formats.map((format) => listed(...some, '--output', format))),
  ...formats.flatMap((format) =>
    [
      'length(pipelines)',
      'pipelines[].name',
      'pipelines[0]',
      'nextToken',
      'NextToken',
      'missing',
      '@',
    ].map((query) => listed('--max-items', '4', '--output', format, '--query', query)),
  ),
  listed('--max-items', '-1'),
  listed('--page-size', '0'),
  listed('--page-size', '-1'),
  listed('--max-items', '3', '--query', 'keys(@)'),
  listed('--max-items', '3', '--query', 'bad(@)'),
  listed('--query', 'pipelines[?version>`1`].{n: name, v: version}', '--output', 'text'),
  listed('--no-paginate', '--max-items', '1'),
  listed('--no-paginate', '--page-size', '1', '--starting-token', 'x', '--max-items', '2'),
  listed('--no-paginate', '--max-items', '0'),
  listed('--max-results', '2', '--max-items', '1'),
  listed('--next-token', 't', '--page-size', '1'),
  listed('--next-token', 't', '--starting-token', 's'),
  listed('--starting-token', ''),
  listed('--starting-token', 'raw___2'),
  listed('--starting-token', 'raw___x'),
  listed('--starting-token', 'None___1'),
  listed('--starting-token', 'a___b___1'),
  listed('--starting-token', '___1'),
  listed('--starting-token', 'bm8ganNvbg=='),
  listed('--starting-token', 'grüße'),
  listed('--starting-token', token(null)),
  listed('--starting-token', token('text')),
  listed('--starting-token', token(5)),
  listed('--starting-token', token([])),
  listed('--starting-token', token({})),
  listed('--starting-token', token({ other: 'x' })),
  listed('--starting-token', token({ nextToken: 5 })),
  listed('--starting-token', token({ nextToken: 't', boto_truncate_amount: 'x' })),
  listed('--starting-token', token({ nextToken: 't', boto_truncate_amount: 10 })),
  listed('--starting-token', token({ nextToken: 't', boto_truncate_amount: -1 })),
  listed('--starting-token', token({ nextToken: 't' }).replace('=', '')),
  listed(
    '--starting-token',
    token({ nextToken: null, boto_truncate_amount: 1 }),
    '--max-items',
    '1',
  ),
  ...(
    [
      [page(['a'], 'same'), page(['b'], 'same')],
      [page(['a'], ''), page(['b'])],
      [page(['a'], null), page(['b'])],
      [page([], 't'), page([], 'u'), page(['a'])],
      [page([], 't'), page([])],
      [page([])],
      [{ body: {} }],
      [{ body: { nextToken: 't' } }, { body: {} }],
      [{ body: { pipelines: null } }],
      [{ body: { pipelines: [], nextToken: 5 } }, page(['a'])],
      [{ body: '' }],
      [
        page(['a'], 't'),
        { status: 400, body: { __type: 'InvalidNextTokenException', message: 'm' } },
      ],
      [page(['a'], 't'), { status: 500 }, page(['b'])],
      [page(['grüße'], 'tökén'), page(['b'])],
    ] satisfies readonly (readonly Answer[])[]
  ).flatMap((answers) => [
    ...formats.map((format) => answered(called('list-pipelines', '--output', format), ...answers)),
    answered(called('list-pipelines', '--max-items', '1'), ...answers),
  ]),
  ...[
    [],
    ['--max-items', '1'],
    ['--starting-token', 'x'],
    ['--next-token', 'x'],
    ['--page-size', '3'],
  ].map((some) =>
    answered(
      called('list-webhooks', ...some),
      { body: { webhooks: [{ url: 'u' }, { url: 'v' }], NextToken: 'more' } },
      { body: { webhooks: [{ url: 'w' }] } },
    ),
  ),
  ...[[], ['--max-items', '1'], ['--starting-token', 'x'], ['--next-token', 'x']].map((some) =>
    answered(
      called('list-action-types', '--action-owner-filter', 'AWS', ...some),
      {
        body: {
          actionTypes: [{ id: { provider: 'p' } }, { id: { provider: 'q' } }],
          nextToken: 'm',
        },
      },
      { body: { actionTypes: [{ id: { provider: 'r' } }] } },
    ),
  ),
  ...[[], ['--max-results', '5'], ['--next-token', 'x']].map((some) =>
    answered(called('list-rule-types', ...some), { body: { ruleTypes: [], nextToken: 'ignored' } }),
  ),
  answered(called('list-rule-types', '--max-items', '5')),
];
