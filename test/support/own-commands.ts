import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import {
  type CodePipelineClient,
  type PipelineDeclaration,
  PutJobFailureResultCommand,
  type StageDeclaration,
} from '@aws-sdk/client-codepipeline';
import type { ProgramEnd } from './run-program.js';
import type { TestServer } from './server.js';
import { acknowledge, customType, nextJob, registerType, roleArn, succeed } from './story.js';

const program = new URL('../../bin/pipewright.mjs', import.meta.url).pathname;

/** Starts the program in an environment that holds only what is given. */
export const startProgram = (
  args: readonly string[],
  { env, cwd, input }: { env: Readonly<Record<string, string>>; cwd?: string; input?: string },
): ChildProcess => {
  const child = spawn(process.execPath, [program, ...args], {
    ...(cwd === undefined ? {} : { cwd }),
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'], LANG: 'C.UTF-8', ...env },
  });
  child.stdin?.end(input);
  return child;
};

/** What of its output has not been read yet, and how it ends. */
export const endOf = async (child: ChildProcess): Promise<ProgramEnd> => {
  const { stdout, stderr } = child;
  if (stdout === null || stderr === null) throw new Error('The program has no output.');
  const [out, err] = await Promise.all([text(stdout), text(stderr), once(child, 'close')]);
  return { code: child.exitCode, stdout: out, stderr: err };
};

/** The next piece of what a program says. */
export const nextOutput = async (stream: NodeJS.ReadableStream | null): Promise<string> => {
  if (stream === null) throw new Error('The program has no output.');
  const [chunk] = await once(stream, 'data');
  return String(chunk);
};

/** What somebody has set who works with this server. */
export const environmentFor = (server: TestServer): Readonly<Record<string, string>> => ({
  HOME: server.dataDirectory,
  AWS_ENDPOINT_URL: server.endpoint,
  AWS_ACCESS_KEY_ID: server.credentials.accessKeyId,
  AWS_SECRET_ACCESS_KEY: server.credentials.secretAccessKey,
});

const provider = 'Worker';
const categories = ['Source', 'Build', 'Deploy'] as const;
type Category = (typeof categories)[number];

export const registerWorkers = async (client: CodePipelineClient): Promise<void> => {
  for (const category of categories) await registerType(client, category, provider);
};

export const approval = {
  category: 'Approval',
  owner: 'AWS',
  provider: 'Manual',
  version: '1',
} as const;

export const source: StageDeclaration = {
  name: 'Source',
  actions: [{ name: 'Fetch', actionTypeId: customType('Source', provider) }],
};

/** A custom source, a custom build and, after an approval, a custom deployment. */
export const release = (
  name: string,
  more: Partial<PipelineDeclaration> = {},
): PipelineDeclaration => ({
  name,
  roleArn,
  artifactStore: { type: 'S3', location: 'artifacts' },
  pipelineType: 'V2',
  stages: [
    source,
    { name: 'Build', actions: [{ name: 'Compile', actionTypeId: customType('Build', provider) }] },
    {
      name: 'Release',
      actions: [
        {
          name: 'Approve',
          actionTypeId: approval,
          configuration: { CustomData: 'Release #{codepipeline.PipelineExecutionId}?' },
        },
        { name: 'Publish', runOrder: 2, actionTypeId: customType('Deploy', provider) },
      ],
    },
  ],
  ...more,
});

const takeJob = async (client: CodePipelineClient, category: Category) => {
  const job = await nextJob(client, customType(category, provider));
  await acknowledge(client, job);
  return job;
};

export const work = async (client: CodePipelineClient, category: Category): Promise<void> => {
  await succeed(client, await takeJob(client, category));
};

export const fail = async (
  client: CodePipelineClient,
  category: Category,
  message: string,
): Promise<void> => {
  const { id: jobId } = await takeJob(client, category);
  const failureDetails = { type: 'JobFailed', message } as const;
  await client.send(new PutJobFailureResultCommand({ jobId, failureDetails }));
};
