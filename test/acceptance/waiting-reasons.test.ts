import {
  type BeforeEntryConditions,
  DeletePipelineCommand,
  DisableStageTransitionCommand,
  PollForJobsCommand,
  type RuleDeclaration,
  StartPipelineExecutionCommand,
} from '@aws-sdk/client-codepipeline';
import { expect, test } from 'vitest';
import type { WaitingReason } from '../../src/model/index.js';
import { jsonCaller } from '../support/json-call.js';
import { liveServer } from '../support/live-server.js';
import {
  endOf,
  environmentFor,
  fail,
  registerWorkers,
  release,
  startProgram,
  work,
} from '../support/own-commands.js';
import { pipewrightCaller, refusalOf } from '../support/pipewright-call.js';
import { createPipeline, customType } from '../support/story.js';
import { until } from '../support/until.js';
import { withoutOwnOperations } from '../support/without-own-operations.js';

const live = liveServer(async ({ clients }) => {
  await registerWorkers(clients.codepipeline);
});

const reasonsOf = async (
  pipelineName: string,
  pipelineExecutionId?: string,
): Promise<readonly WaitingReason[]> => {
  const call = pipewrightCaller(live.server);
  return (await call('GetWaitingReasons', { pipelineName, pipelineExecutionId })).reasons;
};

/** The reasons, once there is one of this kind. */
const waitFor = (kind: WaitingReason['kind'], pipelineName: string) =>
  until(`${pipelineName} waits: ${kind}`, async () => {
    const reasons = await reasonsOf(pipelineName);
    return reasons.some((reason) => reason.kind === kind) && reasons;
  });

const run = (args: readonly string[], endpoint = live.server.endpoint) =>
  endOf(
    startProgram(args, {
      env: { ...environmentFor(live.server), AWS_ENDPOINT_URL: endpoint },
      cwd: live.dataDirectory,
    }),
  );

test('a release is told what it waits for, from its first job to its approval', async () => {
  const { codepipeline } = live.clients;
  await createPipeline(codepipeline, release('Shop'));
  const [untaken] = await reasonsOf('Shop');
  expect(untaken).toMatchObject({
    kind: 'JobNotTaken',
    stageName: 'Source',
    actionName: 'Fetch',
    actionTypeId: customType('Source', 'Worker'),
    since: expect.any(Number),
  });
  expect(untaken?.sentence).toContain('none has ever polled for that type');

  const { jobs = [] } = await codepipeline.send(
    new PollForJobsCommand({ actionTypeId: customType('Source', 'Worker') }),
  );
  expect(jobs).toHaveLength(1);
  const [handedOut] = await waitFor('JobNotAcknowledged', 'Shop');
  expect(handedOut?.until).toBeGreaterThan(handedOut?.since ?? Number.POSITIVE_INFINITY);
  const polled = await until(
    'the poll is known',
    async () => (await reasonsOf('Shop'))[0]?.lastPolled,
  );
  expect(Math.abs(polled - Date.now())).toBeLessThan(60_000);
  // Else its job comes back in a minute, and a later test's worker takes it for its own.
  await codepipeline.send(new DeletePipelineCommand({ name: 'Shop' }));
});

test('a failure and an approval are told of until somebody answers', async () => {
  const { codepipeline } = live.clients;
  await createPipeline(codepipeline, release('Signed'));
  await work(codepipeline, 'Source');
  await fail(codepipeline, 'Build', 'no such target');
  const [failed] = await waitFor('StageFailed', 'Signed');
  expect(failed?.sentence).toMatch(/failed in Build .*\(Compile: no such target\)/);

  await codepipeline.send(new StartPipelineExecutionCommand({ name: 'Signed' }));
  await work(codepipeline, 'Source');
  await work(codepipeline, 'Build');
  const reasons = await waitFor('ApprovalPending', 'Signed');
  expect(reasons.map(({ kind }) => kind)).toEqual(['ApprovalPending']);
  const [{ since, until: end } = { since: 0, until: 0 }] = reasons;
  expect(end).toBe(since + 7 * 24 * 60 * 60 * 1000);
});

test('those who queue at a disabled transition are told their places', async () => {
  const { codepipeline } = live.clients;
  await createPipeline(codepipeline, release('Queue', { executionMode: 'QUEUED' }));
  await codepipeline.send(
    new DisableStageTransitionCommand({
      pipelineName: 'Queue',
      stageName: 'Build',
      transitionType: 'Inbound',
      reason: 'until the fair is over',
    }),
  );
  await work(codepipeline, 'Source');
  await codepipeline.send(new StartPipelineExecutionCommand({ name: 'Queue' }));
  await work(codepipeline, 'Source');
  const reasons = await until('two wait', async () => {
    const all = await reasonsOf('Queue');
    return all.length === 2 && all.every(({ kind }) => kind === 'TransitionDisabled') && all;
  });
  expect(reasons.map(({ place }) => place)).toEqual([1, 2]);
  expect(reasons[1]?.sentence).toMatch(
    /^[0-9a-f]{8} has waited for \d+ s as 2nd in the queue in front of Build: the transition into it has been disabled for \d+ s by root: “until the fair is over”\.$/,
  );
  const [, second] = reasons;
  const asked = await reasonsOf('Queue', second?.pipelineExecutionId);
  expect(asked.map(({ place }) => place)).toEqual([2]);
});

const day = 24 * 60 * 60 * 1000;

/** A deployment window that opens at a midnight some days from now. */
const windowIn = (days: number): { readonly cron: string; readonly opens: number } => {
  const opens = Math.ceil(Date.now() / day + days) * day;
  const date = new Date(opens);
  return { cron: `* * 0 ${date.getUTCDate()} ${date.getUTCMonth() + 1} ?`, opens };
};

test('who waits for a deployment window is told when it opens, and how not to wait', async () => {
  const { codepipeline } = live.clients;
  const { cron, opens } = windowIn(9);
  const { stages = [], ...pipeline } = release('Office');
  const rule: RuleDeclaration = {
    name: 'Window',
    ruleTypeId: { category: 'Rule', owner: 'AWS', provider: 'DeploymentWindow', version: '1' },
    configuration: { Cron: cron },
    timeoutInMinutes: 20 * 24 * 60,
  };
  const beforeEntry: BeforeEntryConditions = { conditions: [{ result: 'FAIL', rules: [rule] }] };
  await createPipeline(codepipeline, {
    ...pipeline,
    stages: stages.map((stage) => (stage.name === 'Build' ? { ...stage, beforeEntry } : stage)),
  });
  await work(codepipeline, 'Source');
  const [reason] = await waitFor('WindowClosed', 'Office');
  expect(reason).toMatchObject({
    stageName: 'Build',
    ruleName: 'Window',
    gate: 'beforeEntry',
    until: opens,
  });
  const { stdout } = await run(['why', 'Office']);
  expect(stdout).toMatch(
    /^● [0-9a-f]{8} has waited for \d+ s for the beforeEntry condition of Build: the deployment window of its rule Window opens in \d+ d.* UTC\)\.\n {2}pipewright codepipeline override-stage-condition --pipeline-name Office --stage-name Build --pipeline-execution-id [0-9a-f-]{36} --condition-type BEFORE_ENTRY\n/,
  );
});

test('the command line tells what the server tells, and where it tells nothing, what it sees', async () => {
  const { codepipeline } = live.clients;
  await createPipeline(codepipeline, release('Seen'));
  const told = await run(['why', 'Seen']);
  expect(told).toMatchObject({ code: 0, stderr: '' });
  expect(told.stdout).toMatch(
    /for a job worker to do Fetch .*: (none has ever polled|the last poll) for that type/,
  );

  const elsewhere = await withoutOwnOperations(live.server.endpoint);
  const seen = await run(['why', 'Seen'], elsewhere.endpoint);
  await elsewhere.close();
  expect(seen).toMatchObject({ code: 0, stderr: '' });
  expect(seen.stdout).toMatch(/for a job worker to do Fetch .*: none has reported on it\./);
});

test('it is no operation of CodePipeline’s: neither its target nor its command knows it', async () => {
  const call = jsonCaller(live.server);
  const body = JSON.stringify({ pipelineName: 'Nowhere' });
  const asAws = await call('GetWaitingReasons', { body });
  expect([asAws.status, JSON.parse(asAws.body).__type]).toEqual([400, 'UnknownOperationException']);
  const command = await run(['codepipeline', 'get-waiting-reasons', '--pipeline-name', 'Nowhere']);
  expect(command.code).toBe(252);
});

test('what is not there is refused', async () => {
  expect(await refusalOf(reasonsOf('Nowhere'))).toBe('PipelineNotFoundException');
  await createPipeline(live.clients.codepipeline, release('Empty'));
  const nobody = '00000000-0000-4000-8000-000000000000';
  expect(await refusalOf(reasonsOf('Empty', nobody))).toBe('PipelineExecutionNotFoundException');
  expect(await refusalOf(reasonsOf('Empty', 'no id'))).toBe('ValidationException');
});
