// See scripts/demo.mjs. Everything here is done through the public AWS SDK.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { createInterface } from 'node:readline';
import { buffer } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import {
  CodePipelineClient,
  CreateCustomActionTypeCommand,
  CreatePipelineCommand,
  GetPipelineStateCommand,
  ListActionExecutionsCommand,
  ListPipelineExecutionsCommand,
  PutApprovalResultCommand,
} from '@aws-sdk/client-codepipeline';
import {
  CreateBucketCommand,
  GetObjectCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import yazl from 'yazl';
import { work } from './job-worker.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const began = Date.now();
const say = (text) => {
  const seconds = ((Date.now() - began) / 1000).toFixed(1).padStart(5);
  console.log(`${seconds} s  ${text}`);
};

const pipelineName = 'ExampleSite';
const custom = { category: 'Build', owner: 'Custom', provider: 'NpmBuild', version: '1' };
const builtIn = (category, provider) => ({ category, owner: 'AWS', provider, version: '1' });

const pipeline = {
  name: pipelineName,
  roleArn: 'arn:aws:iam::000000000000:role/pipeline',
  artifactStore: { type: 'S3', location: 'artifacts' },
  stages: [
    {
      name: 'Source',
      actions: [
        {
          name: 'Fetch',
          actionTypeId: builtIn('Source', 'S3'),
          configuration: { S3Bucket: 'sources', S3ObjectKey: 'site.zip' },
          outputArtifacts: [{ name: 'Project' }],
          namespace: 'Source',
        },
      ],
    },
    {
      name: 'Build',
      actions: [
        {
          name: 'NpmBuild',
          actionTypeId: custom,
          inputArtifacts: [{ name: 'Project' }],
          outputArtifacts: [{ name: 'Site' }],
        },
      ],
    },
    {
      name: 'Release',
      actions: [
        {
          name: 'Approve',
          actionTypeId: builtIn('Approval', 'Manual'),
          configuration: { CustomData: 'Version #{Source.VersionId} is built. Release it?' },
        },
        {
          name: 'Deploy',
          runOrder: 2,
          actionTypeId: builtIn('Deploy', 'S3'),
          configuration: { BucketName: 'site', Extract: 'true' },
          inputArtifacts: [{ name: 'Site' }],
        },
      ],
    },
  ],
};

const startServer = async (dataDirectory) => {
  const program = join(here, '../bin/pipewright.mjs');
  const args = ['server', '--port', '0', '--data-dir', dataDirectory, '--log-level', 'warn'];
  const credentials = { accessKeyId: 'AKIADEMODEMODEMODEMO', secretAccessKey: 'demo' };
  const child = spawn(process.execPath, [program, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      PIPEWRIGHT_ACCESS_KEY_ID: credentials.accessKeyId,
      PIPEWRIGHT_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    },
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const endpoint = /ready at (\S+)/.exec(line)?.[1];
    if (!endpoint) continue;
    const stop = async () => {
      child.kill('SIGTERM');
      await once(child, 'exit');
    };
    return { config: { endpoint, region: 'us-east-1', credentials }, stop };
  }
  throw new Error('The server did not start.');
};

const zipProject = async () => {
  const root = join(here, 'site');
  const archive = new yazl.ZipFile();
  for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile()) archive.addFile(path, relative(root, path));
  }
  archive.end();
  return buffer(archive.outputStream);
};

const until = async (look) => {
  for (;;) {
    const found = await look();
    if (found) return found;
    await delay(50);
  }
};

const approve = async (client) => {
  const at = { pipelineName, stageName: 'Release', actionName: 'Approve' };
  const token = await until(async () => {
    const { stageStates } = await client.send(new GetPipelineStateCommand({ name: pipelineName }));
    return stageStates.find(({ stageName }) => stageName === 'Release').actionStates[0]
      .latestExecution?.token;
  });
  say('the pipeline waits for an approval, and gets it');
  const result = { status: 'Approved', summary: 'Looks good' };
  await client.send(new PutApprovalResultCommand({ ...at, token, result }));
};

const account = async (client, pipelineExecutionId) => {
  const { actionExecutionDetails } = await client.send(
    new ListActionExecutionsCommand({ pipelineName, filter: { pipelineExecutionId } }),
  );
  console.log(`\nWhat happened in execution ${pipelineExecutionId}:\n`);
  for (const one of actionExecutionDetails.toReversed()) {
    const ms = String(one.lastUpdateTime - one.startTime).padStart(6);
    const place = `${one.stageName} / ${one.actionName}`.padEnd(20);
    const summary = one.output?.executionResult?.externalExecutionSummary ?? '';
    console.log(`  ${place} ${one.status.padEnd(10)} ${ms} ms  ${summary}`);
  }
};

const demo = async () => {
  const directory = await mkdtemp(join(tmpdir(), 'pw-demo-'));
  const server = await startServer(directory);
  say(`a fresh server is ready at ${server.config.endpoint}`);
  const client = new CodePipelineClient(server.config);
  const s3 = new S3Client({ ...server.config, forcePathStyle: true });
  const stopping = new AbortController();
  const provider = custom.provider;
  const worker = work({ config: server.config, provider, signal: stopping.signal, say });
  try {
    for (const Bucket of ['sources', 'artifacts', 'site']) {
      await s3.send(new CreateBucketCommand({ Bucket }));
    }
    const VersioningConfiguration = { Status: 'Enabled' };
    await s3.send(new PutBucketVersioningCommand({ Bucket: 'sources', VersioningConfiguration }));
    const Body = await zipProject();
    await s3.send(new PutObjectCommand({ Bucket: 'sources', Key: 'site.zip', Body }));
    say(`the project is uploaded as s3://sources/site.zip (${Body.length} bytes)`);

    const counts = { minimumCount: 1, maximumCount: 1 };
    await client.send(
      new CreateCustomActionTypeCommand({
        category: custom.category,
        provider,
        version: custom.version,
        inputArtifactDetails: counts,
        outputArtifactDetails: counts,
      }),
    );
    await client.send(new CreatePipelineCommand({ pipeline }));
    say(`the pipeline ${pipelineName} is created, which starts an execution`);
    await approve(client);

    const execution = await until(async () => {
      const { pipelineExecutionSummaries: executions } = await client.send(
        new ListPipelineExecutionsCommand({ pipelineName }),
      );
      return executions.find(({ status }) => status !== 'InProgress');
    });
    say(`the execution has ${execution.status.toLowerCase()}`);
    const page = await s3.send(new GetObjectCommand({ Bucket: 'site', Key: 'index.html' }));
    const text = await page.Body.transformToString();
    say(`s3://site/index.html is live: ${/<h1>.*<\/h1>/.exec(text)?.[0]}`);
    await account(client, execution.pipelineExecutionId);
    return execution.status === 'Succeeded' ? 0 : 1;
  } finally {
    stopping.abort();
    await worker;
    client.destroy();
    s3.destroy();
    await server.stop();
    await rm(directory, { recursive: true, force: true });
  }
};

process.exitCode = await demo();
