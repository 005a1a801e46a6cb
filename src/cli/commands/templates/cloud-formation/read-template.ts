import type { DocumentPath } from '../../document/document.js';
import { isRecord } from '../../validation/check-types.js';
import type { Candidate, Imported, Remark } from '../imported.js';
import { evaluate } from './evaluate.js';
import type { Evaluation } from './evaluation.js';
import { type Resource, resourceOf, type Template } from './template.js';
import { toDeclaration } from './to-declaration.js';

export interface TemplateSettings {
  readonly given: ReadonlyMap<string, string>;
  readonly region: string;
  readonly accountId: string;
}

const pipelineType = 'AWS::CodePipeline::Pipeline';

/** The pipelines of a CloudFormation template, which is also what the CDK makes. */
export function pipelinesIn(template: Template, settings: TemplateSettings): readonly Candidate[] {
  return Object.keys(template.resources).flatMap((logicalId) => {
    const resource = resourceOf(template, logicalId);
    if (resource?.type !== pipelineType) return [];
    const read = () => readPipeline({ logicalId, resource, template }, settings);
    const { name } = read().declaration;
    return [{ names: [logicalId, ...(typeof name === 'string' ? [name] : [])], read }];
  });
}

interface PipelineResource {
  readonly logicalId: string;
  readonly resource: Resource;
  readonly template: Template;
}

function readPipeline(
  { logicalId, resource, template }: PipelineResource,
  { given, region, accountId }: TemplateSettings,
): Imported {
  const path = ['Resources', logicalId, 'Properties'];
  const unresolved: Remark[] = [];
  const notes: Remark[] = [];
  const evaluation: Evaluation = {
    template,
    given,
    region,
    accountId,
    unresolved,
    visiting: new Set([logicalId]),
  };
  const evaluated = evaluate(resource.properties, path, evaluation);
  const properties = isRecord(evaluated) ? evaluated : {};
  const { Tags: tags, RestartExecutionOnUpdate: restarts, ...others } = properties;
  const { DisableInboundStageTransitions: disabled, ...declared } = others;
  notes.push(
    ...restartNotes(restarts, path),
    ...transitionNotes(disabled, path),
    ...nameNotes(declared['Name'], logicalId, path),
  );
  return {
    declaration: toDeclaration({ Name: logicalId, ...declared }, path, notes),
    tags: tagsOf(tags),
    unresolved,
    notes,
  };
}

function nameNotes(name: unknown, logicalId: string, path: DocumentPath): readonly Remark[] {
  if (name !== undefined) return [];
  const message = `The template gives the pipeline no name: ${logicalId} is taken, by which the template calls it.`;
  return [{ path, message }];
}

function restartNotes(restarts: unknown, path: DocumentPath): readonly Remark[] {
  if (String(restarts ?? false) === 'false') return [];
  const message =
    'RestartExecutionOnUpdate has no place in a declaration: start an execution after an update.';
  return [{ path: [...path, 'RestartExecutionOnUpdate'], message }];
}

function transitionNotes(disabled: unknown, path: DocumentPath): readonly Remark[] {
  const transitions: readonly unknown[] = Array.isArray(disabled) ? disabled : [];
  return transitions.filter(isRecord).map(({ StageName: stage, Reason: reason }, index) => ({
    path: [...path, 'DisableInboundStageTransitions', index],
    message: `A disabled transition has no place in a declaration: disable the one into ${String(stage)} when the pipeline is there (disable-stage-transition --reason '${String(reason)}').`,
  }));
}

function tagsOf(tags: unknown): Imported['tags'] {
  const list: readonly unknown[] = Array.isArray(tags) ? tags : [];
  return list
    .filter(isRecord)
    .map(({ Key: key, Value: value }) => ({ key: String(key), value: String(value ?? '') }));
}
