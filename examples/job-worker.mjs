// A job worker for a custom build action, written with nothing but the public AWS SDK: it would work
// against AWS CodePipeline just the same. It fetches the input artifact, runs `npm run build` of the
// project that it holds, and uploads what the build left in dist/.
//
//   AWS_ENDPOINT_URL=http://127.0.0.1:8420 node examples/job-worker.mjs [PROVIDER]

import { spawn } from 'node:child_process';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import {
  AcknowledgeJobCommand,
  CodePipelineClient,
  PollForJobsCommand,
  PutJobFailureResultCommand,
  PutJobSuccessResultCommand,
} from '@aws-sdk/client-codepipeline';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import yauzl from 'yauzl';
import yazl from 'yazl';

/** Works until the signal says stop. `say` is told what happens. */
export const work = async ({ config, provider, signal, say }) => {
  const client = new CodePipelineClient(config);
  // Pipewright answers a poll with this header the moment a job is there; AWS ignores it.
  client.middlewareStack.add(
    (next) => (args) => {
      args.request.headers['x-pipewright-wait'] = '20';
      return next(args);
    },
    { step: 'build', name: 'waitForJobs' },
  );
  const actionTypeId = { category: 'Build', owner: 'Custom', provider, version: '1' };
  while (!signal.aborted) {
    try {
      const command = new PollForJobsCommand({ actionTypeId, maxBatchSize: 1 });
      const { jobs = [] } = await client.send(command, { abortSignal: signal });
      for (const job of jobs) await handle({ client, config, job, say });
    } catch (error) {
      if (signal.aborted) return;
      say(`cannot poll, trying again: ${error.message}`);
      await delay(2_000, undefined, { signal }).catch(() => undefined);
    }
  }
};

const handle = async ({ client, config, job, say }) => {
  const { status } = await client.send(
    new AcknowledgeJobCommand({ jobId: job.id, nonce: job.nonce }),
  );
  // Somebody else has it, or it has ended meanwhile.
  if (status !== 'InProgress') return;
  const { action, pipelineName } = job.data.pipelineContext;
  say(`job ${job.id}: ${pipelineName} / ${action.name}`);
  try {
    const summary = await build({ config, data: job.data, say });
    await client.send(
      new PutJobSuccessResultCommand({ jobId: job.id, executionDetails: { summary } }),
    );
    say(`job ${job.id}: ${summary}`);
  } catch (error) {
    const failureDetails = { type: 'JobFailed', message: String(error.message).slice(-5_000) };
    await client.send(new PutJobFailureResultCommand({ jobId: job.id, failureDetails }));
    say(`job ${job.id} failed: ${error.message}`);
  }
};

const build = async ({ config, data, say }) => {
  // These credentials open this job's artifacts and nothing else.
  const s3 = new S3Client({
    ...config,
    forcePathStyle: true,
    credentials: data.artifactCredentials,
  });
  const directory = await mkdtemp(join(tmpdir(), 'job-'));
  try {
    const source = join(directory, 'source');
    const input = data.inputArtifacts[0].location.s3Location;
    const output = data.outputArtifacts[0].location.s3Location;

    const { Body } = await s3.send(
      new GetObjectCommand({ Bucket: input.bucketName, Key: input.objectKey }),
    );
    await pipeline(Body, createWriteStream(join(directory, 'input.zip')));
    await unzip(join(directory, 'input.zip'), source);

    await run('npm', ['run', '--silent', 'build'], { cwd: source, say });

    const archive = join(directory, 'output.zip');
    const files = await zip(join(source, 'dist'), archive);
    await s3.send(
      new PutObjectCommand({
        Bucket: output.bucketName,
        Key: output.objectKey,
        Body: createReadStream(archive),
        ContentLength: (await stat(archive)).size,
      }),
    );
    return `built ${files} file(s)`;
  } finally {
    s3.destroy();
    await rm(directory, { recursive: true, force: true });
  }
};

const unzip = async (file, target) => {
  const archive = await yauzl.openPromise(file, { lazyEntries: true, autoClose: false });
  try {
    for await (const entry of archive.eachEntry()) {
      const path = join(target, entry.fileName);
      if (entry.fileName.endsWith('/')) continue;
      await mkdir(dirname(path), { recursive: true });
      await pipeline(await archive.openReadStreamPromise(entry), createWriteStream(path));
    }
  } finally {
    archive.close();
  }
};

const zip = async (directory, file) => {
  const archive = new yazl.ZipFile();
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  for (const entry of files) {
    const path = join(entry.parentPath, entry.name);
    archive.addFile(path, relative(directory, path));
  }
  archive.end();
  await pipeline(archive.outputStream, createWriteStream(file));
  return files.length;
};

const run = (command, args, { cwd, say }) =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    let errors = '';
    child.stdout.on('data', (text) => say(`  ${String(text).trimEnd()}`));
    child.stderr.on('data', (text) => {
      errors += text;
    });
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`${command} ended with ${code}. ${errors}`)),
    );
  });

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const stopping = new AbortController();
  process.once('SIGINT', () => stopping.abort());
  const provider = process.argv[2] ?? 'NpmBuild';
  console.log(`Working for Build/Custom/${provider}/1; Ctrl-C stops.`);
  await work({ config: {}, provider, signal: stopping.signal, say: console.log });
}
