import type {
  PipelineDeclaration,
  RuleDeclaration,
  StageDeclaration,
} from '../../src/model/index.js';
import { structureFaults } from '../../src/structure/index.js';
import { compile, context, pipeline, stage, work } from './declarations.js';

/** Pieces for tests of the structural rules for the rules of conditions. */

type Gate = 'beforeEntry' | 'onSuccess' | 'onFailure';

const sound: Readonly<Record<string, Partial<RuleDeclaration>>> = {
  CloudWatchAlarm: { configuration: { AlarmName: 'Errors' } },
  CodeBuild: { configuration: { ProjectName: 'app' } },
  Commands: { commands: ['make check'] },
  DeploymentWindow: { configuration: { Cron: '* * 9-16 ? * MON-FRI' } },
  LambdaInvoke: { configuration: { FunctionName: 'check' } },
  VariableCheck: { configuration: { Variable: '#{Src.VersionId}', Value: '1', Operator: 'EQ' } },
};

/** A rule without a fault, but for what is given. */
export const rule = (
  name: string,
  provider: string,
  more: Partial<RuleDeclaration> = {},
): RuleDeclaration => ({
  name,
  ruleTypeId: { category: 'Rule', provider },
  ...sound[provider],
  ...more,
});

/** A stage's condition with these rules. */
export const condition = (
  gate: Gate,
  rules: readonly RuleDeclaration[],
): Partial<StageDeclaration> => ({ [gate]: { conditions: [{ result: 'FAIL', rules }] } });

/**
 * What is wrong with a pipeline that has these conditions in its third stage: one fault a line, as
 * code, place and message. Its stages give the artifacts Sources, Package, Report and After, and the
 * namespaces Src, Built, Own and Late.
 */
export const faultsWith = (
  gates: Partial<StageDeclaration>,
  more: Partial<PipelineDeclaration> = {},
): readonly string[] => {
  const own = { namespace: 'Own', outputArtifacts: [{ name: 'Report' }] };
  const late = { namespace: 'Late', outputArtifacts: [{ name: 'After' }] };
  const declaration = pipeline(
    [
      stage('Build', [compile({ namespace: 'Built' })]),
      stage('Deploy', [work('Ship', own)], gates),
      stage('Then', [work('Look', late)]),
    ],
    more,
  );
  return structureFaults(declaration, context).flatMap(({ at, code, message }) =>
    at.map((path) => `${code.replace('Exception', '')} ${path.join('.')}: ${message}`),
  );
};

/** What is wrong with the pipeline when this rule guards the entry of its third stage. */
export const faultsWithRule = (declared: RuleDeclaration): readonly string[] =>
  faultsWith(condition('beforeEntry', [declared]));

/** How the lines for that rule begin. */
export const ofRule = 'InvalidStageDeclaration stages.2.beforeEntry.conditions.0.rules.0';
