import { expect, test } from 'vitest';
import { openTestIo } from '../../test/support/cli-io.js';
import { commandWords } from './own-command.js';
import { run } from './run.js';

test('commands for programs only are not offered', () => {
  expect(commandWords).toContain('codepipeline');
  expect(commandWords).toContain('help');
  expect(commandWords.filter((word) => word.startsWith('_'))).toEqual([]);
});

test('a word that is no command is refused, with those that are much like it', async () => {
  const { io, err } = openTestIo();
  expect(await run(['codepipelines', 'list-pipelines'], io)).toBe(252);
  expect(err()).toContain(
    "argument command: Found invalid choice 'codepipelines'\n\nMaybe you meant:\n\n  * codepipeline\n\nusage: ",
  );
});

test('a line that is interrupted ends with a line break and 130', async () => {
  const controller = new AbortController();
  const { io, out } = openTestIo({ env: { AWS_REGION: 'us-east-1' } });
  const neverRead = new Promise<Buffer>(() => undefined);
  const interrupted = { ...io, signal: controller.signal, readFile: () => neverRead };
  const ended = run(['codepipeline', 'get-pipeline', '--name', 'file://slow'], interrupted);
  controller.abort();
  expect(await ended).toBe(130);
  expect(out()).toBe('\n');
});
