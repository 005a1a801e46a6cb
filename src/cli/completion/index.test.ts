import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { openTestIo } from '../../../test/support/cli-io.js';
import { commands } from '../commands/index.js';
import { isDescribed } from '../described-command.js';
import { completerOf, completion } from './index.js';
import { shells } from './scripts.js';

describe('pipewright completion', () => {
  test.each(shells)('prints the script for %s', async (shell) => {
    const { io, out, err } = openTestIo();
    expect(await completion.run([shell], io)).toBe(0);
    expect(out()).toContain(`pipewright completion ${shell}`);
    expect(out()).toContain(`__complete ${shell} `);
    expect(err()).toBe('');
  });

  test.each([[], ['tcsh'], ['bash', 'zsh']])(
    'wants the name of one shell: %s %s',
    async (...args) => {
      const { io, out, err } = openTestIo();
      expect(await completion.run(args, io)).toBe(252);
      expect(err()).toContain('Name one shell: bash, zsh, fish.');
      expect(out()).toBe('');
    },
  );

  test('is among the commands of its program', async () => {
    const command = await commands['completion']?.();
    expect(command !== undefined && isDescribed(command)).toBe(true);
  });
});

describe('the completer', () => {
  const answerTo = async (...args: readonly string[]): Promise<string> => {
    const { io, out } = openTestIo();
    expect(await completerOf(commands).run(args, io)).toBe(0);
    return out();
  };

  test('reads a line of bash up to the cursor', async () => {
    const line = 'pipewright codepipeline retry-stage-execution --retry-mode F';
    expect(await answerTo('bash', line, 'F')).toBe('\nFAILED_ACTIONS\n');
  });

  test('reads a line in which variables are set first', async () => {
    const line = 'AWS_REGION=eu-west-1 X= /opt/bin/pipewright --output=te';
    expect(await answerTo('bash', line, 'te')).toBe('\ntext\n');
  });

  test('reads the words of zsh and fish', async () => {
    const words = ['codepipeline', 'rollback-'];
    expect(await answerTo('zsh', ...words)).toMatch(/^\nrollback-stage\tRuns .+\.\n$/);
    expect(await answerTo('fish', ...words)).toMatch(/^rollback-stage\tRuns .+\.\n$/);
  });

  test('answers nothing to a shell that it does not know', async () => {
    expect(await answerTo('tcsh', 'codepipeline', '')).toBe('');
    expect(await answerTo()).toBe('');
  });

  test('finds no names where no server answers, and says nothing about it', async () => {
    const { io, out, err } = openTestIo({
      env: {
        AWS_ACCESS_KEY_ID: 'a',
        AWS_SECRET_ACCESS_KEY: 'b',
        AWS_REGION: 'eu-west-1',
        AWS_ENDPOINT_URL: 'http://127.0.0.1:9',
      },
    });
    const args = ['fish', 'codepipeline', 'get-pipeline', '--name', ''];
    expect(await completerOf(commands).run(args, io)).toBe(0);
    expect([out(), err()]).toEqual(['', '']);
  });
});

describe('the script for bash', () => {
  test('defines how the lines of the program are completed', async () => {
    const { io, out } = openTestIo();
    await completion.run(['bash'], io);
    const said = execFileSync('bash', ['--norc', '-s'], {
      input: `${out()}\ncomplete -p pipewright\ntype -t _pipewright`,
    });
    expect(said.toString()).toMatch(
      /^complete (-o nosort )?-F _pipewright pipewright\nfunction\n$/,
    );
  });

  test('asks with the line up to the cursor, and takes one candidate from each line', async () => {
    const { io, out } = openTestIo();
    await completion.run(['bash'], io);
    const said = execFileSync('bash', ['--norc', '-s'], {
      input: `${out()}
pipewright() { printf '%s\\n' nospace "$#" "$@" 'two words' '*'; }
COMP_LINE='pipewright --output=te x' COMP_POINT=22
_pipewright pipewright te --output
printf '<%s>\\n' "\${COMPREPLY[@]}"`,
    });
    expect(said.toString().split('\n')).toEqual([
      '<4>',
      '<__complete>',
      '<bash>',
      '<pipewright --output=te>',
      '<te>',
      '<two words>',
      '<*>',
      '',
    ]);
  });
});
