import type { InputOf, OperationName, OutputOf } from '../../model/index.js';
import { type Candidate, described, plain } from './candidate.js';

/** Asks the server. Fails in whatever way it likes. */
export type Ask = <Name extends OperationName>(
  operation: Name,
  input: InputOf<Name> & object,
) => Promise<OutputOf<Name>>;

/** What is known of the things that are to be named: those given on the line. */
export interface Known {
  readonly pipelineName?: string | undefined;
  readonly stageName?: string | undefined;
  readonly actionName?: string | undefined;
}

/** What the server can name. */
export type LiveKind =
  | 'pipeline'
  | 'stage'
  | 'action'
  | 'pipelineExecution'
  | 'actionExecution'
  | 'approvalToken'
  | 'webhook';

/** What the words in the usage of our own commands stand for. */
export const kindOfWord: Readonly<Record<string, LiveKind>> = {
  PIPELINE: 'pipeline',
  STAGE: 'stage',
  ACTION: 'action',
  EXECUTION: 'pipelineExecution',
};

/** The names of one kind as the server knows them now. */
export async function liveNames(
  kind: LiveKind,
  ask: Ask,
  known: Known,
): Promise<readonly Candidate[]> {
  if (kind === 'pipeline') return pipelines(ask);
  if (kind === 'webhook') return webhooks(ask);
  const { pipelineName } = known;
  if (pipelineName === undefined) return [];
  return namesIn[kind](ask, { ...known, pipelineName });
}

type InPipeline = Known & { readonly pipelineName: string };

const namesIn: Readonly<
  Record<
    Exclude<LiveKind, 'pipeline' | 'webhook'>,
    (ask: Ask, known: InPipeline) => Promise<readonly Candidate[]>
  >
> = {
  stage: stages,
  action: actions,
  pipelineExecution: pipelineExecutions,
  actionExecution: actionExecutions,
  approvalToken: approvalTokens,
};

async function pipelines(ask: Ask): Promise<readonly Candidate[]> {
  const { pipelines: summaries = [] } = await ask('ListPipelines', {});
  return plain(summaries.map(({ name }) => name ?? ''));
}

async function webhooks(ask: Ask): Promise<readonly Candidate[]> {
  const { webhooks: items = [] } = await ask('ListWebhooks', {});
  return items.map(({ definition }) =>
    described(definition.name, `starts ${definition.targetPipeline}`),
  );
}

async function stages(ask: Ask, { pipelineName }: InPipeline): Promise<readonly Candidate[]> {
  const { pipeline } = await ask('GetPipeline', { name: pipelineName });
  return plain((pipeline?.stages ?? []).map(({ name }) => name));
}

// Without a stage, the actions of all of them.
async function actions(
  ask: Ask,
  { pipelineName, stageName }: InPipeline,
): Promise<readonly Candidate[]> {
  const { pipeline } = await ask('GetPipeline', { name: pipelineName });
  return (pipeline?.stages ?? [])
    .filter(({ name }) => stageName === undefined || name === stageName)
    .flatMap((stage) => stage.actions.map(({ name }) => described(name, `in ${stage.name}`)));
}

async function pipelineExecutions(
  ask: Ask,
  { pipelineName }: InPipeline,
): Promise<readonly Candidate[]> {
  const { pipelineExecutionSummaries = [] } = await ask('ListPipelineExecutions', {
    pipelineName,
    maxResults: executionsMax,
  });
  return pipelineExecutionSummaries.map(({ pipelineExecutionId = '', status, startTime }) =>
    described(pipelineExecutionId, `${status ?? ''} ${minuteOf(startTime)}`.trim()),
  );
}

async function actionExecutions(
  ask: Ask,
  { pipelineName }: InPipeline,
): Promise<readonly Candidate[]> {
  const { actionExecutionDetails = [] } = await ask('ListActionExecutions', {
    pipelineName,
    maxResults: executionsMax,
  });
  return actionExecutionDetails.map((execution) => {
    const { actionExecutionId = '', stageName, actionName, status } = execution;
    return described(actionExecutionId, `${stageName ?? ''}/${actionName ?? ''} ${status ?? ''}`);
  });
}

async function approvalTokens(ask: Ask, known: InPipeline): Promise<readonly Candidate[]> {
  const { stageName, actionName } = known;
  const { stageStates = [] } = await ask('GetPipelineState', { name: known.pipelineName });
  return stageStates
    .filter((stage) => stageName === undefined || stage.stageName === stageName)
    .flatMap(({ actionStates = [] }) => actionStates)
    .filter((action) => actionName === undefined || action.actionName === actionName)
    .flatMap((action) => {
      const token = action.latestExecution?.token;
      return token === undefined ? [] : [described(token, action.actionName ?? '')];
    });
}

/** As many of the latest executions as are worth choosing from. */
const executionsMax = 20;

function minuteOf(time: number | undefined): string {
  return time === undefined ? '' : `${new Date(time).toISOString().slice(0, 16)}Z`;
}
