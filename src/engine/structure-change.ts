import type { PipelineDeclaration, StageDeclaration } from '../model/index.js';

/** Whether two declarations have the same stages, in the same order, with the same actions. */
export const haveSameStages = (a: PipelineDeclaration, b: PipelineDeclaration): boolean =>
  isSame(a.stages, b.stages);

/** Whether a stage is declared after an update as it was before. Its place may have changed. */
export const isStageKept = (
  before: PipelineDeclaration,
  after: PipelineDeclaration,
  stageName: string,
): boolean => {
  const kept = stageNamed(after, stageName);
  return kept !== undefined && isSame(stageNamed(before, stageName), kept);
};

const stageNamed = (
  { stages }: PipelineDeclaration,
  stageName: string,
): StageDeclaration | undefined => stages.find(({ name }) => name === stageName);

// Declarations are plain data. A member that is undefined counts as one that is not there.
const isSame = (a: unknown, b: unknown): boolean => {
  if (Object.is(a, b)) return true;
  if (!isObject(a) || !isObject(b) || Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every((key) => isSame(a[key], b[key]));
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
