import { isWindowFault, readDeploymentWindow } from '../../../../deployment-window/index.js';
import type { Gate, RuleRun } from '../../../../engine/index.js';
import type { WaitingReason } from '../../../../model/index.js';
import type { WaitingJobRow } from '../../../store/waiting.js';
import { quoted, shortId } from './name-words.js';
import { isOverridable } from './overridable.js';
import { type Inside, placeOf, type Scene } from './scene.js';
import { forWords, inWords } from './time-words.js';

const gates: readonly Gate[] = ['beforeEntry', 'onSuccess', 'onFailure'];

/** What the conditions of a stage wait for: the rules of theirs that have not said yes or no yet. */
export const ruleReasons = (scene: Scene, inside: Inside): readonly WaitingReason[] =>
  gates.flatMap((gate) =>
    (inside.run.conditions?.[gate]?.rules ?? [])
      .filter(({ status }) => status === 'InProgress')
      .map((rule) => ruleReason(scene, inside, { gate, rule })),
  );

const ruleReason = (
  scene: Scene,
  inside: Inside,
  { gate, rule }: { readonly gate: Gate; readonly rule: RuleRun },
): WaitingReason => {
  const { now } = scene;
  const report = scene.reports.get(rule.ruleExecutionId);
  const common = {
    ...placeOf(inside),
    ruleName: rule.ruleName,
    gate,
    overridable: isOverridable(scene, inside, gate),
    since: rule.startedAt,
    jobId: rule.jobId,
    lastReported: report?.reported ?? undefined,
  };
  const who = `${shortId(inside.execution.pipelineExecutionId)} has waited ${forWords(rule.startedAt, now)} for the ${gate} condition of ${inside.run.stageName}`;
  const job = rule.jobId === undefined ? undefined : scene.jobs.get(rule.jobId);
  const opening = job && openingOf(job, now);
  if (opening !== undefined) {
    return {
      ...common,
      kind: 'WindowClosed',
      sentence: `${who}: the deployment window of its rule ${rule.ruleName} opens ${inWords(opening, now)}.`,
      until: opening,
    };
  }
  const said = report?.said.summary ? `: ${quoted(report.said.summary)}` : '';
  return {
    ...common,
    kind: 'RuleInProgress',
    sentence: `${who}: its rule ${rule.ruleName} is being evaluated${said}; without a result it fails ${inWords(rule.deadline, now)}.`,
    until: rule.deadline,
  };
};

// The job is out of sight until the rule is looked at again, which may be sooner than it opens.
const openingOf = (job: WaitingJobRow, now: number): number | undefined => {
  if (job.ruleProvider !== 'DeploymentWindow' || job.availableAt <= now) return undefined;
  const { Cron = '', TimeZone } = job.ruleConfiguration ?? {};
  const window = readDeploymentWindow({ cron: Cron, timeZone: TimeZone });
  return isWindowFault(window) || window.isOpen(now) ? undefined : window.nextOpening(now);
};
