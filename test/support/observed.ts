import type {
  ObservedAction,
  ObservedAttempt,
  ObservedPipeline,
  ObservedStage,
} from '../../src/cli/commands/observation/observed.js';
import type {
  ActionTypeId,
  PipelineExecutionSummary,
  StageExecutionStatus,
} from '../../src/model/index.js';

/** Pieces of pipelines as a look at them sees them, for tests of what is drawn and said of them. */

export const minute = 60_000;
/** When the tests' looks are. */
export const now = Date.UTC(2026, 2, 1, 12, 0, 0);

const ids: Readonly<Record<string, string>> = {
  one: '11111111-1111-4111-8111-111111111111',
  two: '22222222-2222-4222-8222-222222222222',
  three: '33333333-3333-4333-8333-333333333333',
};

export const executionId = (name: 'one' | 'two' | 'three'): string => ids[name] ?? '';

type TypeText = `${ActionTypeId['category']}/${ActionTypeId['owner']}/${string}`;

export const attempt = (
  status: ObservedAttempt['status'],
  more: Partial<ObservedAttempt> = {},
): ObservedAttempt => ({
  actionExecutionId: `attempt ${status}`,
  status,
  startTime: now - 5 * minute,
  lastUpdateTime: now - 4 * minute,
  updatedBy: undefined,
  summary: undefined,
  errorDetails: undefined,
  externalExecutionId: undefined,
  externalExecutionUrl: undefined,
  percentComplete: undefined,
  ...more,
});

export const action = (
  actionName: string,
  type: TypeText,
  more: Partial<ObservedAction> = {},
): ObservedAction => {
  const [category, owner, provider] = type.split('/') as [
    ActionTypeId['category'],
    ActionTypeId['owner'],
    string,
  ];
  return {
    actionName,
    actionTypeId: { category, owner, provider, version: '1' },
    runOrder: 1,
    attempt: undefined,
    revision: undefined,
    approval: undefined,
    ...more,
  };
};

/** An approval that has waited since five minutes before. */
export const approval = (actionName: string, question?: string): ObservedAction =>
  action(actionName, 'Approval/AWS/Manual', {
    attempt: attempt('InProgress'),
    approval: {
      token: '99999999-9999-4999-8999-999999999999',
      since: now - 5 * minute,
      until: now + 55 * minute,
      question,
      url: undefined,
    },
  });

export const stage = (
  stageName: string,
  actions: readonly ObservedAction[],
  more: Partial<ObservedStage> = {},
): ObservedStage => {
  const attempts = actions.flatMap((one) => one.attempt ?? []);
  return {
    stageName,
    execution: undefined,
    startTime: attempts.length === 0 ? undefined : now - 5 * minute,
    lastUpdateTime: attempts.length === 0 ? undefined : now - 4 * minute,
    inboundTransition: { enabled: true },
    inbound: [],
    conditions: [],
    actions,
    ...more,
  };
};

export const inside = (
  name: 'one' | 'two' | 'three',
  status: StageExecutionStatus,
): Pick<ObservedStage, 'execution'> => ({
  execution: { pipelineExecutionId: executionId(name), status },
});

export const waiting = (
  ...names: readonly ('one' | 'two' | 'three')[]
): Pick<ObservedStage, 'inbound'> => ({
  inbound: names.map((name) => ({ pipelineExecutionId: executionId(name), status: 'InProgress' })),
});

export const disabled: Pick<ObservedStage, 'inboundTransition'> = {
  inboundTransition: {
    enabled: false,
    lastChangedBy: 'arn:aws:iam::000000000000:user/ada',
    lastChangedAt: now - 7 * minute,
    disabledReason: 'Freeze',
  },
};

export const execution = (
  name: 'one' | 'two' | 'three',
  status: NonNullable<PipelineExecutionSummary['status']>,
  more: Partial<PipelineExecutionSummary> = {},
): PipelineExecutionSummary => ({
  pipelineExecutionId: executionId(name),
  status,
  startTime: now - 6 * minute,
  lastUpdateTime: now - 3 * minute,
  trigger: {
    triggerType: 'StartPipelineExecution',
    triggerDetail: 'arn:aws:iam::000000000000:root',
  },
  ...more,
});

export const pipeline = (
  stages: readonly ObservedStage[],
  more: Partial<ObservedPipeline> = {},
): ObservedPipeline => ({
  pipelineName: 'shop',
  pipelineVersion: 3,
  pipelineType: 'V2',
  executionMode: 'SUPERSEDED',
  runs: [{ pipelineExecutionId: undefined, stages }],
  executions: [],
  ...more,
});
