import type { Gate } from '../../../../engine/index.js';
import type { Result } from '../../../../model/index.js';
import type { Inside, Scene } from './scene.js';

/** Whether somebody may let a stage go on in spite of a condition that has not been met, or not yet. */
export const isOverridable = (scene: Scene, inside: Inside, gate: Gate): boolean => {
  const { run } = inside;
  if (gate === 'onFailure' || run.status === 'Stopping') return false;
  if (run.status === 'Failed' && scene.pipeline.structureVersion > run.version) return false;
  const result = resultOf(scene, inside, gate);
  // A rollback that has begun is not taken back.
  return (
    result !== 'SKIP' && !(result === 'ROLLBACK' && inside.execution.position.kind === 'ended')
  );
};

const resultOf = (
  { pipeline }: Scene,
  { run }: Inside,
  gate: 'beforeEntry' | 'onSuccess',
): Result | undefined =>
  pipeline.declaration.stages.find(({ name }) => name === run.stageName)?.[gate]?.conditions[0]
    ?.result;
