import type { Gate, LatestStageExecution } from '../../../../engine/index.js';
import type { WaitingReason } from '../../../../model/index.js';
import { oneLine, quoted, shortId } from './name-words.js';
import { isOverridable } from './overridable.js';
import { isRetryable } from './retryable.js';
import { type Inside, placeOf, type Scene } from './scene.js';
import { agoWords } from './time-words.js';

/** Those who entered a stage last and ended there, though they can go on: they wait for somebody. */
export const endReasons = (scene: Scene, stageName: string): readonly WaitingReason[] => {
  const { stages } = scene.pipeline;
  const stage = Object.hasOwn(stages, stageName) ? stages[stageName] : undefined;
  return [stage?.latest, stage?.latestParallel].flatMap((latest) =>
    latest ? endReason(scene, stageName, latest) : [],
  );
};

const endReason = (
  scene: Scene,
  stageName: string,
  { pipelineExecutionId, status }: LatestStageExecution,
): readonly WaitingReason[] => {
  const execution = scene.executions.get(pipelineExecutionId);
  const run = execution?.stage;
  if (!execution || run?.stageName !== stageName || execution.position.kind !== 'ended') return [];
  const inside = { execution, run };
  if (status === 'Stopped') return [stoppedReason(scene, inside)];
  if (status !== 'Failed') return [];
  const gate = failedGate(inside);
  return [gate === undefined ? failedReason(scene, inside) : conditionReason(scene, inside, gate)];
};

const stoppedReason = (scene: Scene, inside: Inside): WaitingReason => {
  const { execution, run } = inside;
  const retryable = isRetryable(scene, inside);
  const why = execution.stop?.reason ? ` (${quoted(execution.stop.reason)})` : '';
  return {
    ...placeOf(inside),
    kind: 'StageStopped',
    sentence: `${shortId(execution.pipelineExecutionId)} was stopped in ${run.stageName} ${agoWords(execution.updatedAt, scene.now)}${why}: ${helpWords(inside, retryWords(retryable))}.`,
    retryable,
    since: execution.updatedAt,
  };
};

const failedReason = (scene: Scene, inside: Inside): WaitingReason => {
  const { execution, run } = inside;
  const failed = Object.entries(run.actions)
    .filter(([, { status }]) => status === 'Failed')
    .map(([name, { actionExecutionId }]) => ({ name, executionId: actionExecutionId }));
  const [only] = failed;
  const retryable = isRetryable(scene, inside);
  return {
    ...placeOf(inside),
    kind: 'StageFailed',
    sentence: `${shortId(execution.pipelineExecutionId)} failed in ${run.stageName} ${agoWords(execution.updatedAt, scene.now)}${causeWords(scene, failed)}: ${helpWords(inside, retryWords(retryable))}.`,
    retryable,
    actionName: failed.length === 1 ? only?.name : undefined,
    since: execution.updatedAt,
  };
};

// Only these two can be overridden; after onFailure a stage has failed for other reasons.
const failedGate = ({ run }: Inside): Gate | undefined =>
  (['beforeEntry', 'onSuccess'] as const).find((gate) => {
    const status = run.conditions?.[gate]?.status;
    return status === 'Failed' || status === 'Errored';
  });

const conditionReason = (scene: Scene, inside: Inside, gate: Gate): WaitingReason => {
  const { execution, run } = inside;
  const failed = (run.conditions?.[gate]?.rules ?? [])
    .filter(({ status }) => status === 'Failed')
    .map(({ ruleName, ruleExecutionId }) => ({ name: ruleName, executionId: ruleExecutionId }));
  const [only] = failed;
  const overridable = isOverridable(scene, inside, gate);
  const retryable = isRetryable(scene, inside);
  return {
    ...placeOf(inside),
    kind: 'ConditionFailed',
    sentence: `${shortId(execution.pipelineExecutionId)} failed at the ${gate} condition of ${run.stageName} ${agoWords(execution.updatedAt, scene.now)}${causeWords(scene, failed)}: ${helpWords(inside, overridable ? ['an override'] : [], retryWords(retryable))}.`,
    gate,
    overridable,
    retryable,
    ruleName: failed.length === 1 ? only?.name : undefined,
    since: execution.updatedAt,
  };
};

const causeWords = (
  { reports }: Scene,
  failed: readonly { readonly name: string; readonly executionId: string }[],
): string => {
  if (failed.length === 0) return '';
  const causes = failed.map(({ name, executionId }) => {
    const { errorDetails, summary } = reports.get(executionId)?.said ?? {};
    const message = oneLine(errorDetails?.message ?? summary ?? '').replace(/\.$/, '');
    return message ? `${name}: ${message}` : name;
  });
  return ` (${causes.join('; ')})`;
};

const retryWords = (retryable: boolean): readonly string[] => (retryable ? ['a retry'] : []);

// In PARALLEL mode no other execution takes its place.
const helpWords = ({ execution }: Inside, ...help: readonly (readonly string[])[]): string => {
  const newer = execution.executionMode === 'PARALLEL' ? [] : ['a newer execution'];
  const all = [...help.flat(), ...newer];
  const last = all.at(-1);
  if (last === undefined) return 'nothing lets it go on';
  return all.length < 2
    ? `it waits for ${last}`
    : `it waits for ${all.slice(0, -1).join(', ')} or ${last}`;
};
