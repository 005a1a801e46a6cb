import type { Engine } from './engine.js';
import { shrink } from './shrink.js';
import type { Failed } from './simulate.js';
import type { Story } from './story.js';

/** What somebody needs who is to find out what is wrong. */
export const reportOf = (engine: Engine, failed: Failed): string => {
  const { seed, story, failure } = failed;
  const small = shrink(engine, failed);
  return [
    `seed ${seed} fails at step ${failure.step} of ${story.steps.length}:`,
    ...failure.faults.map((fault) => `  ${fault}`),
    `Its smallest form found, ${small.story.steps.length} steps:`,
    ...linesOf(small.story),
    ...small.failure.faults.map((fault) => `  ${fault}`),
    `To play it again: PIPEWRIGHT_SIMULATION_SEED=${seed} PIPEWRIGHT_SIMULATION_STEPS=1 npm test test/simulation/simulation`,
    `Once it is put right, add ${seed} to test/simulation/seeds.txt.`,
  ].join('\n');
};

const linesOf = ({ declaration, steps }: Story): readonly string[] => [
  `  ${declaration.executionMode} ${declaration.stages.map(({ name }) => name).join(' → ')}`,
  ...declaration.stages.map((stage) => `  ${JSON.stringify(stage)}`),
  ...steps.map(({ kind, who, what, how, wait, fault, isGathered }, index) =>
    [
      `  ${index}. ${kind} (${who}, ${what}, ${how})`,
      ...(wait === 0 ? [] : [`${wait} ms later`]),
      ...(fault === 'none' ? [] : [fault]),
      ...(isGathered ? ['gathered'] : []),
    ].join(', '),
  ),
];
