import {
  DisableStageTransitionCommand,
  EnableStageTransitionCommand,
  type PipelineDeclaration,
} from '@aws-sdk/client-codepipeline';
import { describe, expect, test } from 'vitest';
import { liveServer } from '../support/live-server.js';
import {
  endOf,
  environmentFor,
  fail,
  nextOutput,
  registerWorkers,
  release,
  startProgram,
  work,
} from '../support/own-commands.js';
import { createPipeline, executionIs } from '../support/story.js';
import { until } from '../support/until.js';

const live = liveServer(async ({ clients }) => {
  await registerWorkers(clients.codepipeline);
});

const start = (args: readonly string[], input = '') =>
  startProgram(args, { env: environmentFor(live.server), cwd: live.dataDirectory, input });

const run = (...args: readonly string[]) => endOf(start(args));

test('without pipelines there is nothing to show', async () => {
  expect(await run('status')).toEqual({ code: 0, stdout: 'There are no pipelines.\n', stderr: '' });
});

test('a release is followed by status, why, logs, approve and start --wait', async () => {
  await createPipeline(live.clients.codepipeline, release('Shop'));
  const why = await run('why', 'Shop');
  expect(why.stdout).toMatch(
    /^● [0-9a-f]{8} has waited in Source for \d+ s for a job worker to do Fetch \(Source Custom Worker 1\): none has ever polled for that type\.\n {2}pipewright codepipeline poll-for-jobs --action-type-id category=Source,owner=Custom,provider=Worker,version=1\n/,
  );
  await fail(live.clients.codepipeline, 'Source', 'no such branch\n(tried twice)');
  await executionIs(live.clients.codepipeline, 'Shop', ['Failed']);
  const failed = await run('status', 'Shop');
  expect(failed.stdout).toMatch(/^✗ Source {5}Failed/m);
  expect(failed.stdout).toContain('│   no such branch (tried twice)\n');

  const child = start(['start', 'Shop', '--wait']);
  let said = '';
  child.stderr?.on('data', (chunk) => {
    said += chunk;
  });
  const waiting = endOf(child);
  await work(live.clients.codepipeline, 'Source');
  await work(live.clients.codepipeline, 'Build');
  await until('who waits is told of the approval', async () =>
    said.includes('pipewright approve Shop --stage Release --action Approve\n'),
  );
  const asking = await until('the picture shows the approval', async () => {
    const { stdout } = await run('status', 'Shop');
    return stdout.includes('◆ Approve') && stdout;
  });
  expect(asking).toMatch(/ {4}Release [0-9a-f-]{36}\?\n/);
  expect(await run('approve', 'Shop', '--summary', 'looks good')).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^Approved Release\/Approve of Shop, execution [0-9a-f]{8}\.\n$/),
  });
  await work(live.clients.codepipeline, 'Deploy');
  const { code, stdout, stderr } = await waiting;
  expect(code).toBe(0);
  const id = stdout.trim();
  expect(stdout).toMatch(/^[0-9a-f-]{36}\n$/);
  const lines = stderr.split('\n');
  expect(lines[0]).toMatch(/^Source\/Fetch (started|Succeeded after)/);
  expect(stderr).toMatch(/^Build\/Compile Succeeded after [\d.]+ s$/m);
  expect(stderr).toMatch(/^Release\/Approve Succeeded after [\d.]+ s: looks good$/m);
  expect(lines.at(-2)).toBe(`Execution ${id.slice(0, 8)} of Shop: Succeeded`);

  const logs = await run('logs', 'Shop', '--execution', id.slice(0, 8));
  expect(
    logs.stdout
      .trimEnd()
      .split('\n')
      .map((line) => line.slice(31).trim()),
  ).toEqual([
    'execution started by StartPipelineExecution (root)',
    'Source/Fetch     started',
    expect.stringMatching(/^Source\/Fetch {5}Succeeded after /),
    'Build/Compile    started',
    expect.stringMatching(/^Build\/Compile {4}Succeeded after /),
    'Release/Approve  started',
    expect.stringMatching(/^Release\/Approve {2}Succeeded after [\d.]+ s: looks good \(by root\)$/),
    'Release/Publish  started',
    expect.stringMatching(/^Release\/Publish {2}Succeeded after /),
    'execution Succeeded',
  ]);
  const all = await run('logs', 'Shop');
  expect(all.stdout).toContain('Failed after');
  expect(all.stdout).toContain(': no such branch\n    (tried twice)\n');
  const one = await run('logs', 'Shop', '--action', 'Build/Compile');
  expect(one.stdout.trimEnd().split('\n')).toHaveLength(2);
  expect((await run('why', 'Shop')).stdout).toMatch(
    /^● Nothing is on its way: the last execution, [0-9a-f]{8}, ended as Succeeded/,
  );
  expect((await run('status')).stdout).toMatch(/^Shop {6}✓ ✓ ✓ {3}Succeeded/m);
});

test('a disabled transition and those who wait at it are shown and told of', async () => {
  await createPipeline(live.clients.codepipeline, release('Shut'));
  const transition = {
    pipelineName: 'Shut',
    stageName: 'Build',
    transitionType: 'Inbound',
  } as const;
  await live.clients.codepipeline.send(
    new DisableStageTransitionCommand({ ...transition, reason: 'until the fair is over' }),
  );
  await work(live.clients.codepipeline, 'Source');
  const why = await until('the execution waits', async () => {
    const { stdout } = await run('why', 'Shut');
    return stdout.includes('has waited before Build') && stdout;
  });
  expect(why).toMatch(
    /has waited before Build for \d+ s: the transition into it has been disabled for \d+ s by root: “until the fair is over”\.\n {2}pipewright codepipeline enable-stage-transition --pipeline-name Shut --stage-name Build --transition-type Inbound\n/,
  );
  expect((await run('status', 'Shut')).stdout).toMatch(
    /│ ✓ Fetch .*\n◷ [0-9a-f]{8} waits here for \d+ s\n⊘ transition disabled .* by root: until the fair is over\n○ Build\n/,
  );
  expect((await run('status')).stdout).toMatch(
    /^Shut +✓ ⊘ ○ ○ +1 waits before Build, which is disabled$/m,
  );
  const { stdout } = await run('status', 'Shut', '--json');
  expect(JSON.parse(stdout)).toMatchObject({
    pipelineName: 'Shut',
    runs: [
      {
        stages: [
          { stageName: 'Source', startTime: expect.stringMatching(/^\d{4}-.*Z$/) },
          {
            stageName: 'Build',
            inbound: [{ status: 'InProgress' }],
            inboundTransition: { enabled: false, disabledReason: 'until the fair is over' },
          },
          { stageName: 'Release' },
        ],
      },
    ],
  });
  await live.clients.codepipeline.send(new EnableStageTransitionCommand(transition));
  await fail(live.clients.codepipeline, 'Build', 'in the end');
});

describe('what goes on for ever', () => {
  test('ends with 130 after Ctrl-C', async () => {
    const child = start(['status', 'Shop', '--watch', '--json', '--interval', '0.1']);
    const [first = ''] = (await nextOutput(child.stdout)).split('\n');
    expect(JSON.parse(first)).toMatchObject({ pipelineName: 'Shop' });
    child.kill('SIGINT');
    expect((await endOf(child)).code).toBe(130);
  });

  test('ends when nobody reads it any more', async () => {
    const child = start(['status', '--watch', '--interval', '0.1']);
    await nextOutput(child.stdout);
    child.stdout?.destroy();
    await until('it has ended', async () => child.exitCode !== null);
    expect(child.exitCode).toBe(0);
  });

  test('ends with the execution whose logs are followed', async () => {
    const { stdout } = await run('start', 'Shut');
    const id = stdout.trim();
    const following = endOf(start(['logs', 'Shut', '--execution', id, '--follow']));
    await fail(live.clients.codepipeline, 'Source', 'seen by who follows');
    const { code, stdout: logs } = await following;
    expect(code).toBe(0);
    expect(logs).toContain('seen by who follows');
    expect(logs.trimEnd().split('\n').at(-1)).toMatch(/execution Failed$/);
  });
});

describe('what goes wrong', () => {
  test('is said in the words of the service where it is the service that refuses', async () => {
    expect(await run('status', 'Nowhere')).toEqual({
      code: 254,
      stdout: '',
      stderr:
        "pipewright status: Account '000000000000' does not have a pipeline with name 'Nowhere' (PipelineNotFoundException)\n",
    });
  });

  test('is said with what to do where nothing answers', async () => {
    expect(await run('status', '--endpoint-url', 'http://127.0.0.1:9')).toEqual({
      code: 255,
      stdout: '',
      stderr:
        'pipewright status: Nothing answers at http://127.0.0.1:9. Start the server there (npm start, or pipewright server), or say where it is with --endpoint-url.\n',
    });
  });

  test('is said with the usage where the line is wrong', async () => {
    const { code, stderr } = await run('start', 'Shop', '--timeout', '5');
    expect(code).toBe(252);
    expect(stderr).toMatch(
      /^pipewright start: --timeout needs --wait\.\n\nUsage: pipewright start /,
    );
  });
});

test('the server of a data directory is spoken to with the credentials that it has left there', async () => {
  const child = startProgram(
    ['why', 'Shop', '--endpoint-url', live.server.endpoint, '--data-dir', live.dataDirectory],
    { env: { HOME: '/nowhere' } },
  );
  const { code, stdout } = await endOf(child);
  expect(code).toBe(0);
  expect(stdout).toContain(
    `  export AWS_ENDPOINT_URL=${live.server.endpoint} AWS_REGION=us-east-1 AWS_SHARED_CREDENTIALS_FILE=${live.dataDirectory}/credentials\n`,
  );
});

test('a template goes through standard input and output into a declaration without faults', async () => {
  const template = `
Resources:
  Pipeline:
    Type: AWS::CodePipeline::Pipeline
    Properties:
      Name: Imported
      RoleArn: !Sub 'arn:aws:iam::\${AWS::AccountId}:role/pipeline'
      PipelineType: V2
      ArtifactStore: { Type: S3, Location: artifacts }
      Stages:
        - Name: Source
          Actions:
            - Name: Fetch
              ActionTypeId: { Category: Source, Owner: AWS, Provider: S3, Version: 1 }
              Configuration: { S3Bucket: sources, S3ObjectKey: shop.zip }
              OutputArtifacts: [{ Name: Package }]
        - Name: Sign
          Actions:
            - Name: Approve
              ActionTypeId: { Category: Approval, Owner: AWS, Provider: Manual, Version: 1 }
`;
  const imported = await endOf(start(['import', '-'], template));
  expect(imported).toMatchObject({ code: 0, stderr: '' });
  expect(await endOf(start(['validate', '-'], imported.stdout))).toEqual({
    code: 0,
    stdout: '',
    stderr: 'stdin: no faults\n',
  });
  const pipeline: PipelineDeclaration = JSON.parse(imported.stdout);
  await expect(createPipeline(live.clients.codepipeline, pipeline)).resolves.toMatchObject({
    pipeline: { name: 'Imported', version: 1 },
  });
});
