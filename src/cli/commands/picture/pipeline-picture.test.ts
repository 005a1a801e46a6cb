import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import {
  action,
  approval,
  attempt,
  disabled,
  execution,
  executionId,
  inside,
  minute,
  now,
  pipeline,
  stage,
  waiting,
} from '../../../../test/support/observed.js';
import { type Rendering, render } from '../drawing/line.js';
import { symbolsFor } from '../drawing/symbols.js';
import { clockToMinute } from '../drawing/times.js';
import { widthOf } from '../drawing/width.js';
import type { ObservedPipeline } from '../observation/observed.js';
import { pipelinePicture } from './pipeline-picture.js';

const drawn = (
  observed: ObservedPipeline,
  rendering: Partial<Rendering> = {},
  env: Readonly<Record<string, string>> = {},
): string => {
  const whole = { isColored: false, columns: undefined, ...rendering };
  const canvas = { symbols: symbolsFor(env), now, columns: whole.columns };
  return pipelinePicture(observed, canvas)
    .map((line) => `${render(line, whole)}\n`)
    .join('');
};

const source = stage(
  'Source',
  [
    action('Fetch', 'Source/AWS/S3', {
      attempt: attempt('Succeeded'),
      revision: { revisionId: '8f3a9c1d5e7b2a4c6d8e0f1a2b3c4d5e6f708192', summary: 'Fix it\nall' },
    }),
  ],
  inside('two', 'Succeeded'),
);

const everything = pipeline(
  [
    source,
    stage(
      'Build',
      [
        action('Compile', 'Build/Custom/Zipper', {
          attempt: attempt('InProgress', { percentComplete: 40, summary: 'linking' }),
        }),
        action('Pack', 'Build/Custom/Zipper', {
          attempt: attempt('Failed', {
            errorDetails: { code: 'JobFailed', message: 'exit code 1: no such file' },
          }),
        }),
      ],
      { ...inside('two', 'InProgress'), ...waiting('three') },
    ),
    stage('Release', [approval('Approve', 'Release it?'), action('Publish', 'Deploy/AWS/S3')], {
      ...inside('one', 'InProgress'),
      ...disabled,
    }),
  ],
  { executions: [execution('three', 'InProgress'), execution('two', 'InProgress')] },
);

const deadline = clockToMinute(now + 55 * minute);

test('a picture shows stages, actions, who waits, what is disabled and what is asked', () => {
  expect(drawn(everything)).toBe(`shop  version 3, V2, SUPERSEDED

✓ Source     Succeeded   4 min ago   22222222
│ ✓ Fetch    S3          took 1 min  8f3a9c1d Fix it
◷ 33333333 waits here
↓
● Build      InProgress  for 5 min   22222222
│ ● Compile  Zipper      for 5 min   40 %  linking
│ ✗ Pack     Zipper      took 1 min
│   exit code 1: no such file
⊘ transition disabled 7 min ago by ada: Freeze
◆ Release    InProgress  for 5 min   11111111
  ◆ Approve  Manual      for 5 min   answer by ${deadline}, 55 min left
    Release it?
  ○ Publish  S3

Executions
● 33333333   InProgress  for 6 min   StartPipelineExecution by root
● 22222222   InProgress  for 6 min   StartPipelineExecution by root
`);
});

test('who waits to begin stands before the first stage', () => {
  const observed = pipeline([{ ...source, ...waiting('three', 'one') }]);
  expect(drawn(observed).split('\n').slice(1, 6)).toEqual([
    '',
    '◷ 33333333 waits here',
    '◷ 11111111 waits here',
    '↓',
    expect.stringMatching(/^✓ Source +Succeeded/),
  ]);
});

test('a picture in a terminal that has no signs is drawn with letters', () => {
  const picture = drawn(pipeline([source, stage('Build', [approval('Sign')])]), {}, { LANG: 'C' });
  expect(picture).toContain('+ Source');
  expect(picture).toContain('| + Fetch');
  expect(picture).toContain('\nv\n');
  expect(picture).toMatch(/^[\x20-\x7e\n]*$/);
});

test.each([40, 60, 80])(
  'no line of a picture is longer than a terminal of %d columns',
  (columns) => {
    for (const line of drawn(everything, { columns }).split('\n')) {
      expect(widthOf(line)).toBeLessThanOrEqual(columns);
    }
  },
);

test('what an approval asks is broken into lines, of which there are three', () => {
  const question = Array.from({ length: 40 }, (_, index) => `word${index}`).join(' ');
  const picture = drawn(pipeline([stage('Sign', [approval('Ask', question)])]), { columns: 40 });
  const lines = picture.split('\n').filter((line) => line.includes('word'));
  expect(lines).toHaveLength(3);
  expect(lines[0]).toBe('    word0 word1 word2 word3 word4');
  expect(lines[2]).toMatch(/ …$/);
});

test('colours stand round what they colour and change nothing else', () => {
  const plain = drawn(everything, { columns: 80 });
  const colored = drawn(everything, { columns: 80, isColored: true });
  expect(colored).toContain('\u001b[31m✗\u001b[0m');
  expect(colored).not.toBe(plain);
  expect(stripVTControlCharacters(colored)).toBe(plain);
});

test('text from outside moves no cursor', () => {
  const summary = '\u001b[2Jgone\r\nnext\u202eesrever';
  const picture = drawn(
    pipeline([
      stage('Build', [
        action('Compile', 'Build/Custom/Zipper', { attempt: attempt('InProgress', { summary }) }),
      ]),
    ]),
  );
  expect(picture).toContain('[2Jgone nextesrever');
  for (const control of ['\u001b', '\r', '\u202e']) expect(picture).not.toContain(control);
});

test('what an action did in an execution before is not shown as if it were of this one', () => {
  const picture = drawn(
    pipeline([
      stage('Build', [action('Compile', 'Build/Custom/Zipper')], inside('two', 'InProgress')),
    ]),
  );
  expect(picture).toMatch(/○ Compile {2}Zipper\n/);
});

const parallel = (...names: readonly ('one' | 'two' | 'three')[]) =>
  pipeline([], {
    executionMode: 'PARALLEL',
    executions: names.map((name) => execution(name, 'InProgress')),
    runs: names.map((name) => ({
      pipelineExecutionId: executionId(name),
      stages: [source, stage('Build', [action('Compile', 'Build/AWS/CodeBuild')])],
    })),
  });

test('executions that run side by side are drawn one below the other, each named once', () => {
  const picture = drawn(parallel('one', 'two'));
  expect(picture.match(/^● \d+ +InProgress/gm)).toHaveLength(2);
  expect(picture.match(/✓ Source {5}Succeeded {3}4 min ago$/gm)).toHaveLength(2);
  expect(picture).not.toContain('Executions');
});

test('of many executions side by side each has a line for its stages', () => {
  const observed = parallel('one', 'two', 'three');
  const picture = drawn({ ...observed, runs: [...observed.runs, ...observed.runs] });
  expect(picture.match(/^ {2}✓ Source {2}○ Build$/gm)).toHaveLength(6);
  expect(picture).not.toContain('Compile');
});

test('the newest executions are listed, and all that are on their way', () => {
  const executions = [
    ...Array.from({ length: 8 }, () => execution('two', 'Succeeded')),
    execution('one', 'InProgress'),
    execution('three', 'Superseded'),
  ];
  const picture = drawn(pipeline([source], { executions }));
  expect(picture.match(/^✓ 22222222/gm)).toHaveLength(5);
  expect(picture).toContain('● 11111111');
  expect(picture).not.toContain('33333333');
});
