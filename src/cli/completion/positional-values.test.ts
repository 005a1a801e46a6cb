import { expect, test } from 'vitest';
import { positionalsOf } from './positional-values.js';

test.each([
  { usage: 'Usage: pipewright status [PIPELINE] [options]', expected: ['PIPELINE'] },
  { usage: 'Usage: pipewright why PIPELINE', expected: ['PIPELINE'] },
  { usage: 'Usage: pipewright validate FILE', expected: ['FILE'] },
  {
    usage: 'Usage:\n  pipewright approve PIPELINE [STAGE [ACTION]] [--summary TEXT]',
    expected: ['PIPELINE', 'STAGE', 'ACTION'],
  },
  {
    usage: 'Usage: pipewright start [--wait] [--variable NAME=VALUE] PIPELINE',
    expected: ['PIPELINE'],
  },
  {
    usage: 'Usage: pipewright logs --execution EXECUTION PIPELINE',
    expected: ['PIPELINE'],
  },
  { usage: 'Usage: pipewright completion bash|zsh|fish', expected: ['bash|zsh|fish'] },
  { usage: 'Usage: pipewright server [options]', expected: [] },
])('the words of "$usage" are $expected', ({ usage, expected }) => {
  expect(positionalsOf({ help: `${usage}\n\nDoes what FILE says.\n` })).toEqual(expected);
});
