import {
  CreatePipelineCommand,
  ListRuleExecutionsCommand,
  type RuleDeclaration,
} from '@aws-sdk/client-codepipeline';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type StockClients, stockClients } from '../support/clients.js';
import {
  type LiveStory,
  registerTellers,
  storyPipeline,
  storyStage,
  tellLiveStory,
} from '../support/live-story.js';
import { type Loopback, startLoopback } from '../support/loopback.js';
import { makeDataDirectory, startServer, type TestServer } from '../support/server.js';
import { until } from '../support/until.js';

let cloudWatch: Loopback;
let data: Awaited<ReturnType<typeof makeDataDirectory>>;
let server: TestServer;
let clients: StockClients;
let story: LiveStory;
const states = new Map([
  ['Quiet', 'OK'],
  ['Loud', 'ALARM'],
]);

beforeAll(async () => {
  cloudWatch = await startLoopback(({ body }) => {
    const [name = ''] = (JSON.parse(body) as { AlarmNames: readonly string[] }).AlarmNames;
    const alarm = { AlarmName: name, StateValue: states.get(name), StateReason: 'Measured.' };
    return { body: JSON.stringify({ MetricAlarms: [alarm] }) };
  });
  data = await makeDataDirectory();
  server = await startServer({
    dataDirectory: data.path,
    args: ['--cloudwatch-endpoint', cloudWatch.url],
    env: {
      PIPEWRIGHT_CLOUDWATCH_ACCESS_KEY_ID: 'AKID',
      PIPEWRIGHT_CLOUDWATCH_SECRET_ACCESS_KEY: 'geheim',
    },
  });
  clients = stockClients(server);
  await registerTellers(clients.codepipeline);
  story = tellLiveStory(clients.codepipeline);
});
afterAll(async () => {
  clients?.close();
  await server?.stop();
  await data?.remove();
  await cloudWatch?.close();
});

const rule = (
  provider: string,
  configuration: Record<string, string>,
  more: Partial<RuleDeclaration> = {},
): RuleDeclaration => ({
  name: provider,
  ruleTypeId: { category: 'Rule', provider },
  configuration,
  ...more,
});

const guardedBy = (name: string, ...rules: RuleDeclaration[]) =>
  storyPipeline(name, [
    storyStage('T', { beforeEntry: { conditions: [{ result: 'FAIL', rules }] } }),
  ]);

/** How the rules of a pipeline stand, and what they say of it, once one says something. */
const verdicts = (pipelineName: string) =>
  until(`a rule of ${pipelineName} says something`, async () => {
    const { ruleExecutionDetails = [] } = await clients.codepipeline.send(
      new ListRuleExecutionsCommand({ pipelineName }),
    );
    const said = ruleExecutionDetails.map(({ ruleName, status, output }) => {
      const { errorDetails, externalExecutionSummary } = output?.executionResult ?? {};
      return `${ruleName} ${status}: ${errorDetails?.message ?? externalExecutionSummary ?? ''}`;
    });
    return said.length > 0 && said.every((text) => !text.endsWith(': ')) && said.sort();
  });

test('rules that hold let an execution into the stage', async () => {
  const rules = [
    rule('VariableCheck', {
      Variable: '#{codepipeline.PipelineExecutionId}',
      Value: '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}',
      Operator: 'MATCHES',
    }),
    rule('DeploymentWindow', { Cron: '0 * * ? * SUN-SAT', TimeZone: 'PST' }),
    rule('CloudWatchAlarm', { AlarmName: 'Quiet' }),
  ];
  const id = await story.create(guardedBy('Holds', ...rules));
  await story.succeed(id, 's', 't');
  await story.ends('Holds', id, 'Succeeded');
});

describe('a rule that does not hold says why', () => {
  test.each([
    [
      'Alarmed',
      rule('CloudWatchAlarm', { AlarmName: 'Loud' }),
      'CloudWatchAlarm Failed: Alarm Loud is ALARM: Measured.',
    ],
    [
      'Unequal',
      rule('VariableCheck', { Variable: 'a', Value: 'b', Operator: 'EQ' }),
      "VariableCheck Failed: The variable 'a' is not equal to 'b'.",
    ],
    [
      'Closed',
      rule('DeploymentWindow', { Cron: '0 0 12 1 1 ? 2199' }, { timeoutInMinutes: 60 }),
      "DeploymentWindow Failed: The deployment window is closed. It opens at 2199-01-01T12:00:00Z (UTC), which is after the rule's timeout of 60 minutes.",
    ],
  ])('%s', async (name, declared, said) => {
    const id = await story.create(guardedBy(name, declared));
    await story.succeed(id, 's');
    await story.ends(name, id, 'Failed');
    expect(await verdicts(name)).toEqual([said]);
  });
});

test('a rule with a timeout waits for its window', async () => {
  // The day after tomorrow: not today, however late it is.
  const opening = new Date(Date.now() + 2 * 24 * 60 * 60 * 1000);
  const day = opening.toISOString().slice(0, 10);
  const Cron = `* * * ${opening.getUTCDate()} ${opening.getUTCMonth() + 1} ?`;
  const window = rule('DeploymentWindow', { Cron }, { timeoutInMinutes: 86_400 });
  const id = await story.create(guardedBy('Waits', window));
  await story.succeed(id, 's');
  expect(await verdicts('Waits')).toEqual([
    `DeploymentWindow InProgress: Waits for the deployment window, which opens at ${day}T00:00:00Z (UTC).`,
  ]);
  expect((await story.stage('Waits', 'T')).latestExecution?.status).toBe('InProgress');
});

test('a rule that cannot be evaluated is refused with its declaration', async () => {
  const pipeline = guardedBy('Refused', rule('DeploymentWindow', { Cron: '* * 25 ? * *' }));
  await expect(clients.codepipeline.send(new CreatePipelineCommand({ pipeline }))).rejects.toThrow(
    "Rule configuration for rule 'DeploymentWindow': Cron has the hours field '25': it takes 0-23, *, lists, ranges and steps",
  );
});
