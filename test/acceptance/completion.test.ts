import { CodePipelineClient, CreatePipelineCommand } from '@aws-sdk/client-codepipeline';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runProgram } from '../support/run-program.js';
import { makeDataDirectory, startServer, type TestServer } from '../support/server.js';

const program = new URL('../../bin/pipewright.mjs', import.meta.url).pathname;

let server: TestServer;
let data: Awaited<ReturnType<typeof makeDataDirectory>>;

beforeAll(async () => {
  data = await makeDataDirectory();
  server = await startServer({ dataDirectory: data.path });
  const { endpoint, region, credentials } = server;
  const client = new CodePipelineClient({ endpoint, region, credentials });
  for (const name of ['shop', 'shop-test', 'api']) {
    await client.send(new CreatePipelineCommand({ pipeline: declaration(name) }));
  }
  client.destroy();
});

afterAll(async () => {
  await server.stop();
  await data.remove();
});

describe('bash, with the script that the program prints, completes a line', () => {
  test.each([
    { line: 'pipewright codepipeline start-p', expected: ['start-pipeline-execution'] },
    {
      line: 'pipewright codepipeline get-pipeline --name ',
      expected: ['api', 'shop', 'shop-test'],
    },
    { line: 'pipewright codepipeline get-pipeline --name=sh', expected: ['shop', 'shop-test'] },
    {
      line: 'pipewright codepipeline enable-stage-transition --pipeline-name api --stage-name ',
      expected: ['Source', 'Deploy'],
    },
    {
      line: 'pipewright codepipeline put-approval-result --pipeline-name api --stage-name Deploy --action-name S',
      expected: ['Sign-off'],
    },
    {
      line: 'pipewright codepipeline create-pipeline --pipeline file://package.j',
      expected: ['//package.json'],
    },
    { line: 'pipewright status a', expected: ['api'] },
  ])('$line', async ({ line, expected }) => {
    expect(await completed(line)).toEqual(expected);
  });

  test('with the executions of a pipeline', async () => {
    const line =
      'pipewright codepipeline get-pipeline-execution --pipeline-name api --pipeline-execution-id ';
    expect(await completed(line)).toEqual([expect.stringMatching(/^[0-9a-f-]{36}$/)]);
  });

  test('without names where the credentials are wrong, and without a word about it', async () => {
    const line = 'pipewright codepipeline get-pipeline --name ';
    expect(await completed(line, { AWS_SECRET_ACCESS_KEY: 'wrong' })).toEqual([]);
  });
});

/** Does what bash does when the key is pressed at the end of a line. */
async function completed(
  line: string,
  env: Readonly<Record<string, string>> = {},
): Promise<readonly string[]> {
  // What bash takes for the word begins behind the last blank, `=` or `:`.
  const word = /[^\s=:]*$/.exec(line)?.[0] ?? '';
  const script = `
    pipewright() { "$NODE" "$PROGRAM" "$@"; }
    source <(pipewright completion bash)
    COMP_LINE=$LINE COMP_POINT=\${#LINE}
    _pipewright pipewright "$WORD" ''
    (( \${#COMPREPLY[@]} == 0 )) || printf '%s\\n' "\${COMPREPLY[@]}"`;
  const end = await runProgram('bash', ['--norc', '-c', script], {
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: data.path,
      NODE: process.execPath,
      PROGRAM: program,
      LINE: line,
      WORD: word,
      AWS_ENDPOINT_URL: server.endpoint,
      AWS_REGION: server.region,
      AWS_ACCESS_KEY_ID: server.credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: server.credentials.secretAccessKey,
      ...env,
    },
  });
  expect(end.stderr).toBe('');
  return end.stdout.split('\n').slice(0, -1);
}

function declaration(name: string) {
  const type = (category: 'Source' | 'Approval', provider: string) =>
    ({ category, owner: 'AWS', provider, version: '1' }) as const;
  return {
    name,
    roleArn: 'arn:aws:iam::000000000000:role/pipeline',
    artifactStore: { type: 'S3', location: 'artifacts' } as const,
    stages: [
      {
        name: 'Source',
        actions: [
          {
            name: 'Fetch',
            actionTypeId: type('Source', 'S3'),
            configuration: { S3Bucket: 'sources', S3ObjectKey: 'shop.zip' },
            outputArtifacts: [{ name: 'Code' }],
          },
        ],
      },
      { name: 'Deploy', actions: [{ name: 'Sign-off', actionTypeId: type('Approval', 'Manual') }] },
    ],
  };
}
