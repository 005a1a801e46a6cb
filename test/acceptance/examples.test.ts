import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { CreateBucketCommand, GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import yazl from 'yazl';
import { type StockClients, stockClients } from '../support/clients.js';
import { type ProgramEnd, runProgram } from '../support/run-program.js';
import { makeDataDirectory, startServer, type TestServer } from '../support/server.js';
import { stockPath, stockPrograms, testWith } from '../support/stock-programs.js';
import {
  answerApproval,
  createPipeline,
  executionIs,
  registerType,
  releasePipeline,
} from '../support/story.js';

const examples = fileURLToPath(new URL('../../examples/', import.meta.url));

let data: Awaited<ReturnType<typeof makeDataDirectory>>;
let home: string;
let server: TestServer;
let clients: StockClients;
beforeAll(async () => {
  data = await makeDataDirectory();
  home = await mkdtemp(join(tmpdir(), 'pw-home-'));
  server = await startServer({ dataDirectory: data.path });
  clients = stockClients(server);
  for (const Bucket of ['sources', 'artifacts', 'site']) {
    await clients.s3.send(new CreateBucketCommand({ Bucket }));
  }
});
afterAll(async () => {
  clients?.close();
  await server?.stop();
  await data?.remove();
  await rm(home, { recursive: true, force: true });
});

/** Puts a source with this one file there and a pipeline that wants it built. */
const beginRelease = async (name: string, provider: string, text: string): Promise<void> => {
  await registerType(clients.codepipeline, 'Build', provider);
  const zip = new yazl.ZipFile();
  zip.addBuffer(Buffer.from(text), 'page.txt');
  zip.end();
  const Body = await buffer(zip.outputStream);
  await clients.s3.send(new PutObjectCommand({ Bucket: 'sources', Key: `${name}.zip`, Body }));
  await createPipeline(clients.codepipeline, releasePipeline(name, provider));
};

const approve = (pipelineName: string): Promise<void> =>
  answerApproval(clients.codepipeline, {
    pipelineName,
    stageName: 'Release',
    actionName: 'Approve',
  });

const deployed = async (Key: string): Promise<string | undefined> => {
  await executionIs(clients.codepipeline, Key.split('/')[0] ?? '', ['Succeeded']);
  const { Body } = await clients.s3.send(new GetObjectCommand({ Bucket: 'site', Key }));
  return Body?.transformToString();
};

const runWorker = (program: string, args: readonly string[]): Promise<ProgramEnd> =>
  runProgram(program, args, {
    env: {
      PATH: stockPath(),
      HOME: home,
      AWS_ENDPOINT_URL: server.endpoint,
      AWS_SHARED_CREDENTIALS_FILE: join(server.dataDirectory, 'credentials'),
      AWS_DEFAULT_REGION: server.region,
      AWS_EC2_METADATA_DISABLED: 'true',
    },
  });

testWith(['aws'])(
  'the worker in shell carries one job through with the aws command',
  async () => {
    await beginRelease('InShell', 'CopyArtifact', 'carried by a shell');
    const end = await runWorker('bash', [join(examples, 'aws-cli-worker.sh'), 'CopyArtifact']);
    expect({ code: end.code, stderr: end.stderr }).toEqual({ code: 0, stderr: '' });
    expect(end.stdout).toMatch(/^job \S+: copied$/m);
    await approve('InShell');
    expect(await deployed('InShell/page.txt')).toBe('carried by a shell');
  },
  120_000,
);

testWith(['python'])(
  'the worker in Python carries one job through with boto3',
  async () => {
    await beginRelease('InPython', 'WordCount', 'four words are here');
    const worker = [join(examples, 'job_worker.py'), 'WordCount', '--once'];
    const end = await runWorker(stockPrograms.python ?? 'python3', worker);
    expect({ code: end.code, stderr: end.stderr }).toEqual({ code: 0, stderr: '' });
    expect(end.stdout).toMatch(/^job \S+: 4 words$/m);
    await approve('InPython');
    expect(await deployed('InPython/page.txt.count')).toBe('4\n');
  },
  120_000,
);

test('the demo tells its story to the end', async () => {
  const { code, stdout, stderr } = await runProgram(
    process.execPath,
    [join(examples, 'demo.mjs')],
    {
      env: {
        PATH: process.env['PATH'] ?? '',
        HOME: home,
        AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
      },
    },
  );
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toContain('the execution has succeeded');
  expect(stdout).toContain('<h1>Delivered by a pipeline</h1>');
  expect(stdout).toMatch(/Release \/ Deploy +Succeeded/);
}, 120_000);
