import type {
  ActionExecutionDetail,
  PipelineExecutionSummary,
  RuleExecutionDetail,
} from '../../../model/index.js';
import { caller } from '../drawing/names.js';
import type { Style } from '../drawing/style.js';
import { lasted } from '../drawing/times.js';
import { isOnItsWay } from '../observation/observed.js';

/** Something that happened. */
export interface LogEntry {
  /** Of the same happening, however often it is looked at. */
  readonly key: string;
  readonly time: number;
  readonly pipelineExecutionId: string;
  /** `Stage/Action` or `Stage/Rule`; nothing where it is the execution itself. */
  readonly place: string;
  readonly style: Style;
  readonly text: string;
}

/** What is to be told of the beginning of an execution. */
export function executionBegin(execution: PipelineExecutionSummary): LogEntry {
  const { pipelineExecutionId = '', startTime = 0 } = execution;
  return {
    key: `${pipelineExecutionId} begin`,
    time: startTime,
    pipelineExecutionId,
    place: '',
    style: 'strong',
    text: `execution started${causeOf(execution)}`,
  };
}

/** What is to be told of its end, if it has come. */
export function executionEnd(execution: PipelineExecutionSummary): readonly LogEntry[] {
  if (isOnItsWay(execution)) return [];
  const { pipelineExecutionId = '', lastUpdateTime = 0, status } = execution;
  const why = execution.stopTrigger?.reason || execution.statusSummary;
  return [
    {
      key: `${pipelineExecutionId} ${status} ${lastUpdateTime}`,
      time: lastUpdateTime,
      pipelineExecutionId,
      place: '',
      style: endStyle(status),
      text: `execution ${status}${why ? `: ${why}` : ''}`,
    },
  ];
}

function causeOf({ trigger }: PipelineExecutionSummary): string {
  if (trigger?.triggerType === undefined) return '';
  const who = trigger.triggerDetail?.startsWith('arn:')
    ? ` (${caller(trigger.triggerDetail)})`
    : '';
  return ` by ${trigger.triggerType}${who}`;
}

function endStyle(status: string | undefined): Style {
  if (status === 'Succeeded') return 'good';
  return status === 'Failed' ? 'bad' : 'waiting';
}

/** What is to be told of an attempt: its beginning, what is reported meanwhile, and its end. */
export function attemptEntries(attempt: ActionExecutionDetail): readonly LogEntry[] {
  const { actionExecutionId = '', pipelineExecutionId = '' } = attempt;
  const { startTime = 0, lastUpdateTime = startTime, status = '' } = attempt;
  const base = { pipelineExecutionId, place: `${attempt.stageName}/${attempt.actionName}` };
  const begin: LogEntry = {
    ...base,
    key: `${actionExecutionId} begin`,
    time: startTime,
    style: 'plain',
    text: 'started',
  };
  const details = detailsOf(attempt);
  if (status === 'InProgress') {
    const text = `InProgress${details}`;
    const report: LogEntry = {
      ...base,
      key: `${actionExecutionId} ${text}`,
      time: lastUpdateTime,
      style: 'busy',
      text,
    };
    return details === '' ? [begin] : [begin, report];
  }
  return [
    begin,
    {
      ...base,
      key: `${actionExecutionId} ${status}`,
      time: lastUpdateTime,
      style: endStyle(status),
      text: `${status} after ${lasted(lastUpdateTime - startTime)}${details}`,
    },
  ];
}

/** The same of a rule of one of a stage's conditions. */
export function ruleEntries(rule: RuleExecutionDetail): readonly LogEntry[] {
  const { ruleExecutionId, ruleName, output, pipelineExecutionId, stageName } = rule;
  const { startTime, lastUpdateTime, status } = rule;
  const entries = attemptEntries({
    pipelineExecutionId,
    stageName,
    actionName: ruleName,
    actionExecutionId: ruleExecutionId,
    startTime,
    lastUpdateTime,
    status,
    output: { executionResult: output?.executionResult },
  });
  return entries.map((entry) => ({ ...entry, text: `rule ${entry.text}` }));
}

function detailsOf({ input, output, updatedBy, status }: ActionExecutionDetail): string {
  const { errorDetails, externalExecutionSummary, externalExecutionId, externalExecutionUrl } =
    output?.executionResult ?? {};
  const isApproval = input?.actionTypeId?.category === 'Approval';
  const message = errorDetails?.message;
  const error = errorDetails && [errorDetails.code, message].filter(Boolean).join(': ');
  const summary = externalExecutionSummary === message ? undefined : externalExecutionSummary;
  const said = [error, summary].filter(Boolean).join('; ');
  const more = [
    // An approval is answered by somebody, and what it is known by elsewhere is its token.
    isApproval && status !== 'InProgress' && updatedBy ? `by ${caller(updatedBy)}` : undefined,
    isApproval || !externalExecutionId ? undefined : `external id ${externalExecutionId}`,
    externalExecutionUrl,
  ].filter(Boolean);
  return `${said ? `: ${said}` : ''}${more.length > 0 ? ` (${more.join(', ')})` : ''}`;
}

/** In the order in which things happened. What happened at once stays as it is given. */
export function inTimeOrder(entries: readonly LogEntry[]): readonly LogEntry[] {
  return entries.toSorted((one, other) => one.time - other.time);
}
