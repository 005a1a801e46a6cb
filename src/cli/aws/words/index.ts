import type { OperationName } from '../../../model/index.js';
import { action } from './action.js';
import { actionType } from './action-type.js';
import { actionTypeDeclaration } from './action-type-declaration.js';
import { approval } from './approval.js';
import { artifact } from './artifact.js';
import { condition } from './condition.js';
import { deployTarget } from './deploy-target.js';
import { executionFilter } from './execution-filter.js';
import { job } from './job.js';
import type { OperationsWords, StructuresWords } from './noun-words.js';
import { pipeline } from './pipeline.js';
import { pipelineExecution } from './pipeline-execution.js';
import { revision } from './revision.js';
import { rule } from './rule.js';
import { ruleType } from './rule-type.js';
import { stage } from './stage.js';
import { tag } from './tag.js';
import { thirdPartyJob } from './third-party-job.js';
import { transition } from './transition.js';
import { trigger } from './trigger.js';
import { variable } from './variable.js';
import { webhook } from './webhook.js';

/**
 * The documentation of the API, in our own words. Only help, completion and the comments of a YAML
 * skeleton load it.
 */

export interface OperationWords {
  /** One sentence. */
  readonly summary: string;
  /** What else there is to know, in paragraphs with an empty line between them. */
  readonly description: string;
}

export function operationWords(operation: OperationName): OperationWords {
  const { summary, paragraphs } = operations[operation];
  return { summary, description: paragraphs.join('\n\n') };
}

/** What a member is. The first sentence, up to its period, stands by itself. */
export function memberWords(structureName: string, memberName: string): string {
  return wordsOf(structureName)?.members[memberName] ?? '';
}

/** What a structure is; empty for the inputs and outputs of operations. */
export function shapeWords(structureName: string): string {
  return wordsOf(structureName)?.about ?? '';
}

interface AnyWords {
  readonly about?: string;
  readonly members: Readonly<Record<string, string>>;
}

function wordsOf(structureName: string): AnyWords | undefined {
  const byName: Readonly<Record<string, AnyWords>> = structures;
  return byName[structureName];
}

const operations: OperationsWords = {
  ...action.operations,
  ...actionType.operations,
  ...actionTypeDeclaration.operations,
  ...approval.operations,
  ...condition.operations,
  ...deployTarget.operations,
  ...job.operations,
  ...pipeline.operations,
  ...pipelineExecution.operations,
  ...revision.operations,
  ...rule.operations,
  ...ruleType.operations,
  ...stage.operations,
  ...tag.operations,
  ...thirdPartyJob.operations,
  ...transition.operations,
  ...webhook.operations,
};

const structures: StructuresWords = {
  ...action.structures,
  ...actionType.structures,
  ...actionTypeDeclaration.structures,
  ...approval.structures,
  ...artifact.structures,
  ...condition.structures,
  ...deployTarget.structures,
  ...executionFilter.structures,
  ...job.structures,
  ...pipeline.structures,
  ...pipelineExecution.structures,
  ...revision.structures,
  ...rule.structures,
  ...ruleType.structures,
  ...stage.structures,
  ...tag.structures,
  ...thirdPartyJob.structures,
  ...transition.structures,
  ...trigger.structures,
  ...variable.structures,
  ...webhook.structures,
};
