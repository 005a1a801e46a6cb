import { describe, expect, test } from 'vitest';
import type { InputOf, OperationName, OutputOf } from '../../model/index.js';
import { type Ask, type LiveKind, liveNames } from './live-names.js';

const id = '7c1f4d2e-08b5-4b69-9a53-e6f2d90c41b8';

const answers: { readonly [N in OperationName]?: OutputOf<N> } = {
  ListPipelines: { pipelines: [{ name: 'api' }, { name: 'shop' }] },
  GetPipeline: {
    pipeline: {
      name: 'shop',
      roleArn: 'arn:aws:iam::000000000000:role/pipeline',
      stages: [stage('Source', 'Fetch'), stage('Deploy', 'Sign-off', 'Publish')],
    },
  },
  ListPipelineExecutions: {
    pipelineExecutionSummaries: [
      { pipelineExecutionId: id, status: 'Failed', startTime: Date.UTC(2026, 2, 5, 8, 1, 2) },
    ],
  },
  ListActionExecutions: {
    actionExecutionDetails: [
      { actionExecutionId: id, stageName: 'Deploy', actionName: 'Publish', status: 'Succeeded' },
    ],
  },
  GetPipelineState: {
    stageStates: [
      {
        stageName: 'Test',
        actionStates: [{ actionName: 'Try', latestExecution: { token: 't1' } }],
      },
      {
        stageName: 'Deploy',
        actionStates: [
          { actionName: 'Sign-off', latestExecution: { token: 't2' } },
          { actionName: 'Publish', latestExecution: {} },
          { actionName: 'Check' },
        ],
      },
    ],
  },
  ListWebhooks: {
    webhooks: [
      {
        definition: {
          name: 'push',
          targetPipeline: 'shop',
          targetAction: 'Fetch',
          filters: [],
          authentication: 'UNAUTHENTICATED',
          authenticationConfiguration: {},
        },
        url: 'http://127.0.0.1:8420/trigger?t=x',
      },
    ],
  },
};

function stage(name: string, ...actions: readonly string[]) {
  const actionTypeId = {
    category: 'Build',
    owner: 'Custom',
    provider: 'Make',
    version: '1',
  } as const;
  return { name, actions: actions.map((action) => ({ name: action, actionTypeId })) };
}

const asked: [OperationName, object][] = [];

const ask: Ask = async <Name extends OperationName>(name: Name, input: InputOf<Name> & object) => {
  asked.push([name, input]);
  return answers[name] as OutputOf<Name>;
};

describe('liveNames', () => {
  test.each([
    { kind: 'pipeline', known: {}, expected: ['api', 'shop'] },
    { kind: 'webhook', known: {}, expected: ['push (starts shop)'] },
    { kind: 'stage', known: { pipelineName: 'shop' }, expected: ['Source', 'Deploy'] },
    {
      kind: 'action',
      known: { pipelineName: 'shop', stageName: 'Deploy' },
      expected: ['Sign-off (in Deploy)', 'Publish (in Deploy)'],
    },
    {
      kind: 'action',
      known: { pipelineName: 'shop' },
      expected: ['Fetch (in Source)', 'Sign-off (in Deploy)', 'Publish (in Deploy)'],
    },
    {
      kind: 'pipelineExecution',
      known: { pipelineName: 'shop' },
      expected: [`${id} (Failed 2026-03-05T08:01Z)`],
    },
    {
      kind: 'actionExecution',
      known: { pipelineName: 'shop' },
      expected: [`${id} (Deploy/Publish Succeeded)`],
    },
    {
      kind: 'approvalToken',
      known: { pipelineName: 'shop' },
      expected: ['t1 (Try)', 't2 (Sign-off)'],
    },
    {
      kind: 'approvalToken',
      known: { pipelineName: 'shop', stageName: 'Deploy', actionName: 'Sign-off' },
      expected: ['t2 (Sign-off)'],
    },
  ] as const)('finds $expected for $kind of $known', async ({ kind, known, expected }) => {
    const found = await liveNames(kind, ask, known);
    expect(
      found.map(({ value, description }) =>
        description === undefined ? value : `${value} (${description})`,
      ),
    ).toEqual(expected);
  });

  test('asks for nothing within a pipeline that is not named', async () => {
    const kinds: LiveKind[] = [
      'stage',
      'action',
      'pipelineExecution',
      'actionExecution',
      'approvalToken',
    ];
    asked.length = 0;
    for (const kind of kinds) expect(await liveNames(kind, ask, {})).toEqual([]);
    expect(asked).toEqual([]);
  });

  test('asks for the latest executions only', async () => {
    asked.length = 0;
    await liveNames('pipelineExecution', ask, { pipelineName: 'shop' });
    expect(asked).toEqual([['ListPipelineExecutions', { pipelineName: 'shop', maxResults: 20 }]]);
  });
});
