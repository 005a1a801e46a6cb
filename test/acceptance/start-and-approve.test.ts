import { StopPipelineExecutionCommand } from '@aws-sdk/client-codepipeline';
import { beforeAll, describe, expect, test } from 'vitest';
import { liveServer } from '../support/live-server.js';
import {
  approval,
  endOf,
  environmentFor,
  fail,
  nextOutput,
  registerWorkers,
  release,
  source,
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

/** Waits until the approval of a pipeline is asked for, and answers it by a command. */
const answer = (verb: 'approve' | 'reject', pipeline: string, ...more: readonly string[]) =>
  until(`${pipeline} asks for an approval`, async () => {
    const end = await run(verb, pipeline, ...more);
    return end.code !== 1 && end;
  });

describe('start --wait ends', () => {
  beforeAll(async () => {
    await createPipeline(
      live.clients.codepipeline,
      release('Exits', { executionMode: 'PARALLEL' }),
    );
    await work(live.clients.codepipeline, 'Source');
    await fail(live.clients.codepipeline, 'Build', 'of the first execution');
  });

  test('with 1 when the execution fails', async () => {
    const waiting = endOf(start(['start', 'Exits', '--wait']));
    await work(live.clients.codepipeline, 'Source');
    await fail(live.clients.codepipeline, 'Build', 'exit code 7');
    const { code, stderr } = await waiting;
    expect(code).toBe(1);
    expect(stderr).toMatch(/^Build\/Compile Failed after [\d.]+ s: exit code 7$/m);
  });

  test('with 1 when somebody rejects it, whose token is that of the execution', async () => {
    const waiting = endOf(start(['start', 'Exits', '--wait']));
    await work(live.clients.codepipeline, 'Source');
    await work(live.clients.codepipeline, 'Build');
    expect(await answer('reject', 'Exits', '--stage', 'Release')).toMatchObject({ code: 0 });
    const { code, stderr } = await waiting;
    expect(code).toBe(1);
    expect(stderr).toMatch(/^Release\/Approve Failed after/m);
  });

  test('with 2 when somebody stops it', async () => {
    const child = start(['start', 'Exits', '--wait']);
    const id = await nextOutput(child.stdout);
    await live.clients.codepipeline.send(
      new StopPipelineExecutionCommand({
        pipelineName: 'Exits',
        pipelineExecutionId: id.trim(),
        abandon: true,
      }),
    );
    const { code, stderr } = await endOf(child);
    expect(code).toBe(2);
    expect(stderr).toMatch(/: Stopped\n$/);
  });

  test('with 3 when the time is up, and with 130 after Ctrl-C, and the execution goes on', async () => {
    const { code, stdout, stderr } = await run('start', 'Exits', '--wait', '--timeout', '0');
    expect(code).toBe(3);
    expect(stderr).toContain('The time is up. Execution ');
    const child = start(['start', 'Exits', '--wait']);
    await Promise.all([nextOutput(child.stdout), nextOutput(child.stderr)]);
    child.kill('SIGINT');
    expect(await endOf(child)).toMatchObject({
      code: 130,
      stderr: expect.stringContaining(' goes on: pipewright status Exits\n'),
    });
    for (const job of [1, 2])
      await fail(live.clients.codepipeline, 'Source', `of execution ${job}`);
    await executionIs(live.clients.codepipeline, 'Exits', ['Failed'], stdout.trim());
  });
});

test('where several approvals wait, they are listed, and one is picked', async () => {
  const sign = ['Ada', 'Grace'].map((name) => ({ name, actionTypeId: approval }));
  await createPipeline(
    live.clients.codepipeline,
    release('Signed', { stages: [source, { name: 'Sign', actions: sign }] }),
  );
  await work(live.clients.codepipeline, 'Source');
  const listed = await answer('approve', 'Signed');
  expect(listed).toMatchObject({ code: 252, stdout: '' });
  expect(listed.stderr).toMatch(
    /^pipewright approve: 2 approvals of Signed wait for an answer:\n {2}1 {2}Sign\/Ada of [0-9a-f]{8}, since .*\n {2}2 {2}Sign\/Grace of .*\nSay which one by --stage, --action and --execution\.\n$/,
  );
  expect(await run('approve', 'Signed', '--action', 'Grace')).toMatchObject({ code: 0 });
  expect(await run('approve', 'Signed', '--action', 'Grace')).toMatchObject({
    code: 1,
    stderr: 'pipewright approve: No such approval waits for an answer in Signed.\n',
  });
  expect(await run('reject', 'Signed')).toMatchObject({ code: 0 });
  await executionIs(live.clients.codepipeline, 'Signed', ['Failed']);
  expect(await run('approve', 'Signed')).toMatchObject({
    code: 1,
    stderr: 'pipewright approve: No approval waits for an answer in Signed.\n',
  });
});
