import type { Inside, Scene } from './scene.js';

/** Whether a stage that has ended can be run again: in the same pipeline, with actions left to run. */
export const isRetryable = ({ pipeline }: Scene, { run }: Inside): boolean => {
  if (pipeline.structureVersion > run.version) return false;
  const { actions = [] } =
    pipeline.declaration.stages.find(({ name }) => name === run.stageName) ?? {};
  return actions.some(({ name }) => run.actions[name]?.status !== 'Succeeded');
};
