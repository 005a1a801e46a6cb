import { mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect } from 'vitest';
import { runProgram } from '../support/run-program.js';
import { startServer, type TestServer } from '../support/server.js';
import { stockPath, testWith } from '../support/stock-programs.js';

const repository = fileURLToPath(new URL('../../', import.meta.url));

// A clone of the repository as far as the walk needs one: its examples, and a server's data.
let clone: string;
let server: TestServer;
beforeAll(async () => {
  clone = await mkdtemp(join(tmpdir(), 'pw-readme-'));
  await symlink(join(repository, 'examples'), join(clone, 'examples'));
  server = await startServer({ dataDirectory: join(clone, '.pipewright') });
});
afterAll(async () => {
  await server?.stop();
  await rm(clone, { recursive: true, force: true });
});

/** The shell commands of the README from the mark of the walk to the end of its section. */
const walk = async (): Promise<string> => {
  const text = await readFile(join(repository, 'README.md'), 'utf8');
  const [, after = ''] = text.split('<!-- walk');
  const [section = ''] = after.split(/^## /m);
  return [...section.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, block]) => block).join('\n');
};

testWith(['aws'])(
  'the five minutes of the README end with a deployed page',
  async () => {
    const script = await walk();
    expect(script).toContain('create-pipeline');
    const ready = script.replaceAll('http://127.0.0.1:8420', server.endpoint);
    const { code, stdout, stderr } = await runProgram('bash', ['-euo', 'pipefail', '-c', ready], {
      cwd: clone,
      // Nothing of the machine's own AWS settings may help or be in the way.
      env: { PATH: stockPath(), HOME: clone, AWS_EC2_METADATA_DISABLED: 'true' },
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('arn:aws:iam::000000000000:root');
    expect(stdout.trimEnd().split('\n').slice(-2)).toEqual(['Succeeded', '<h1>hello</h1>']);
  },
  180_000,
);
