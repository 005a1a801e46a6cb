import {
  type CodePipelineClient,
  GetPipelineStateCommand,
  ListPipelineExecutionsCommand,
  type StageState,
} from '@aws-sdk/client-codepipeline';
import type { Store } from '../store.js';
import type { Ids } from './ids.js';

/** What can be seen of a pipeline, in the model's ids. */
export interface View {
  /** The oldest first. */
  readonly executions: readonly string[];
  readonly stages: Readonly<Record<string, string>>;
}

/** A pipeline as its clients see it. Executions that are new are told to `ids`, in their order. */
export const liveView = async (
  client: CodePipelineClient,
  name: string,
  { ids, store }: { readonly ids: Ids; readonly store: Store },
): Promise<View> => {
  const { pipelineExecutionSummaries = [] } = await client.send(
    new ListPipelineExecutionsCommand({ pipelineName: name }),
  );
  const ordered = inOrder(store);
  const executions = pipelineExecutionSummaries
    .toReversed()
    .map(({ pipelineExecutionId = '', status, executionType }, index) => {
      const known = ordered[index]?.pipelineExecutionId;
      if (known !== undefined) ids.learn(known, pipelineExecutionId);
      return `${ids.model(pipelineExecutionId)} ${executionType} ${status}`;
    });
  const { stageStates = [] } = await client.send(new GetPipelineStateCommand({ name }));
  const stages = stageStates.map(
    (stage) => [stage.stageName ?? '', liveStage(stage, ids)] as const,
  );
  return { executions, stages: Object.fromEntries(stages) };
};

const liveStage = (stage: StageState, ids: Ids): string => {
  const { latestExecution: latest, inboundExecutions = [], retryStageMetadata: retries } = stage;
  return describe({
    isOpen: stage.inboundTransitionState?.enabled ?? false,
    latest:
      latest && `${ids.model(latest.pipelineExecutionId ?? '')} ${latest.status} ${latest.type}`,
    inbound: inboundExecutions.map((one) => ids.model(one.pipelineExecutionId ?? '')),
    retries: [
      retries?.manualStageRetryAttempt ?? 0,
      retries?.autoStageRetryAttempt ?? 0,
      retries?.latestRetryTrigger,
    ],
    actions: (stage.actionStates ?? []).map(({ actionName = '', latestExecution }) => [
      actionName,
      latestExecution?.status,
    ]),
  });
};

/** The same of the model. */
export const modelView = (store: Store): View => {
  const { stages, declaration } = store.state;
  const isParallel = declaration.executionMode === 'PARALLEL';
  // After a change of the mode those that share their stages and those that do not are never shown at once.
  const isShown = (id: string): boolean =>
    (store.state.executions[id]?.executionMode === 'PARALLEL') === isParallel;
  return {
    executions: inOrder(store).map(
      ({ pipelineExecutionId: id, executionType, status }) => `${id} ${executionType} ${status}`,
    ),
    stages: Object.fromEntries(
      declaration.stages.map(({ name, actions }) => {
        const place = stages[name];
        const latest = isParallel ? place?.latestParallel : place?.latest;
        const { transition, inbound = [] } = place ?? {};
        const text = describe({
          isOpen: transition?.kind === 'enabled',
          latest: latest && `${latest.pipelineExecutionId} ${latest.status} ${latest.type}`,
          inbound: inbound.filter(isShown),
          retries: [
            latest?.retries?.manual ?? 0,
            latest?.retries?.automatic ?? 0,
            latest?.retries?.latest,
          ],
          actions: actions
            .toSorted((one, other) => (one.runOrder ?? 1) - (other.runOrder ?? 1))
            .map((action) => {
              const attempt = [...store.history.values()].findLast(
                (row) =>
                  row.stageName === name &&
                  row.name === action.name &&
                  isShown(row.pipelineExecutionId),
              );
              return [action.name, attempt?.status];
            }),
        });
        return [name, text];
      }),
    ),
  };
};

const inOrder = ({ state }: Store) =>
  Object.values(state.executions).toSorted((one, other) => one.order - other.order);

const describe = (stage: {
  readonly isOpen: boolean;
  readonly latest: string | undefined;
  readonly inbound: readonly string[];
  readonly retries: readonly (string | number | undefined)[];
  readonly actions: readonly (readonly [string, string | undefined])[];
}): string =>
  [
    stage.isOpen ? 'open' : 'shut',
    `latest ${stage.latest ?? 'none'}`,
    `waiting ${stage.inbound.join(' ')}`,
    `retries ${stage.retries.join(' ')}`,
    ...stage.actions.map(([name, status]) => `${name} ${status ?? 'never'}`),
  ].join(', ');
