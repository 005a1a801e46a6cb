import { isRecord } from '../../validation/check-types.js';
import type { Candidate, Imported, Remark } from '../imported.js';
import type { PlannedPipeline } from './plan.js';
import { toDeclaration } from './to-declaration.js';

/** The pipelines of a plan or a state of Terraform. */
export function pipelinesIn(
  planned: readonly PlannedPipeline[],
  given: ReadonlyMap<string, string>,
): readonly Candidate[] {
  return planned.map((pipeline) => {
    const { name } = pipeline.values;
    return {
      names: [pipeline.address, ...(typeof name === 'string' ? [name] : [])],
      read: () => readPipeline(pipeline, given),
    };
  });
}

function readPipeline(pipeline: PlannedPipeline, given: ReadonlyMap<string, string>): Imported {
  const unresolved: Remark[] = [];
  const notes: Remark[] = [];
  const declaration = toDeclaration(pipeline, { given, unresolved, notes });
  const { tags_all: all, tags } = pipeline.values;
  const pairs = Object.entries(isRecord(all) ? all : isRecord(tags) ? tags : {});
  return {
    declaration,
    tags: pairs.map(([key, value]) => ({ key, value: String(value ?? '') })),
    unresolved,
    notes,
  };
}
