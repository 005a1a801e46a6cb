import { expect, test } from 'vitest';
import { textOf } from '../drawing/line.js';
import { reasonLines } from './reason-lines.js';

const reason = {
  style: 'waiting',
  sentence: 'It waits before Build since there is somebody.',
  remedy: 'pipewright codepipeline enable-stage-transition',
} as const;

test('a sentence is broken where the terminal ends, and a command never', () => {
  expect(reasonLines(reason, { bullet: '●', columns: 24 }).map(textOf)).toEqual([
    '● It waits before Build',
    '  since there is',
    '  somebody.',
    '  pipewright codepipeline enable-stage-transition',
  ]);
});

test('elsewhere a sentence is one line', () => {
  expect(reasonLines(reason, { bullet: '*', columns: undefined })).toHaveLength(2);
  expect(
    reasonLines({ ...reason, remedy: undefined }, { bullet: '*', columns: undefined }),
  ).toHaveLength(1);
});
