import type { DocumentPath } from '../../document/document.js';
import { isRecord } from '../../validation/check-types.js';

/** A pipeline among the resources of a plan or a state, as `terraform show -json` prints them. */
export interface PlannedPipeline {
  readonly address: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly path: DocumentPath;
  /** `true` in the place of each value that is known only after it has been applied. */
  readonly unknown: unknown;
  readonly unknownPath: DocumentPath;
  /** What the configuration says in those places. */
  readonly expressions: unknown;
}

const pipelineType = 'aws_codepipeline';

/** The pipelines of a plan or a state; undefined if the document is neither. */
export function plannedPipelines(document: unknown): readonly PlannedPipeline[] | undefined {
  if (!isRecord(document) || typeof document['format_version'] !== 'string') return undefined;
  const { planned_values: planned, values, resource_changes: changes, configuration } = document;
  const from = planned === undefined ? 'values' : 'planned_values';
  const root = isRecord(planned ?? values) ? (planned ?? values) : undefined;
  const module = isRecord(root) ? root['root_module'] : undefined;
  const list: readonly unknown[] = Array.isArray(changes) ? changes : [];
  return resourcesIn(module, [from, 'root_module']).map(({ resource, path }) => {
    const address = String(resource['address']);
    const index = list.findIndex((change) => isRecord(change) && change['address'] === address);
    return {
      address,
      values: isRecord(resource['values']) ? resource['values'] : {},
      path: [...path, 'values'],
      unknown: memberAt(list[index], ['change', 'after_unknown']),
      unknownPath: ['resource_changes', index, 'change', 'after_unknown'],
      expressions: expressionsOf(configuration, address),
    };
  });
}

interface Placed {
  readonly resource: Readonly<Record<string, unknown>>;
  readonly path: DocumentPath;
}

function resourcesIn(module: unknown, path: DocumentPath): readonly Placed[] {
  if (!isRecord(module)) return [];
  const own = listIn(module, 'resources').flatMap((resource, index) =>
    isRecord(resource) && resource['type'] === pipelineType && resource['mode'] !== 'data'
      ? [{ resource, path: [...path, 'resources', index] }]
      : [],
  );
  const others = listIn(module, 'child_modules').flatMap((child, index) =>
    resourcesIn(child, [...path, 'child_modules', index]),
  );
  return [...own, ...others];
}

function listIn(record: Readonly<Record<string, unknown>>, name: string): readonly unknown[] {
  const list = record[name];
  return Array.isArray(list) ? list : [];
}

// `module.cd["eu"].aws_codepipeline.shop[0]`: all copies of a resource are configured in one place.
function expressionsOf(configuration: unknown, address: string): unknown {
  const steps = address.replace(/\[(?:"(?:[^"\\]|\\.)*"|[^\]]*)\]/g, '').split('.');
  let module = memberAt(configuration, ['root_module']);
  while (steps[0] === 'module') {
    const [, name = ''] = steps.splice(0, 2);
    module = memberAt(module, ['module_calls', name, 'module']);
  }
  const resources = isRecord(module) ? listIn(module, 'resources') : [];
  const found = resources.find(
    (resource) => isRecord(resource) && resource['address'] === steps.join('.'),
  );
  return memberAt(found, ['expressions']);
}

/** What is at the end of a path, if there is anything. */
export function memberAt(value: unknown, path: DocumentPath): unknown {
  return path.reduce<unknown>((here, step) => {
    if (Array.isArray(here)) return typeof step === 'number' ? here[step] : undefined;
    return isRecord(here) && Object.hasOwn(here, step) ? here[step] : undefined;
  }, value);
}
