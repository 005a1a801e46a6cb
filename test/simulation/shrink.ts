import type { PipelineDeclaration, StageDeclaration } from '../../src/model/index.js';
import type { Engine } from './engine.js';
import type { Step } from './step.js';
import { type Failure, play, type Story } from './story.js';

export interface Shrunk {
  readonly story: Story;
  readonly failure: Failure;
}

/** How many stories are tried at most. */
const triesMax = 4_000;

/**
 * A smaller story that breaks the same rule: steps are left out, by halves first, then one by one; what
 * remains is made calmer, and the pipeline simpler.
 */
export const shrink = (engine: Engine, found: Shrunk): Shrunk => {
  const search: Search = { engine, rule: ruleOf(found.failure), best: cutOff(found), tries: 0 };
  for (let size = -1; size !== sizeOf(search.best.story); ) {
    size = sizeOf(search.best.story);
    leaveOutSteps(search);
    calmSteps(search);
    simplifyPipeline(search);
  }
  return search.best;
};

interface Search {
  readonly engine: Engine;
  /** What is broken: the name in front of the colon. Another failure would be another story. */
  readonly rule: string;
  best: Shrunk;
  tries: number;
}

const ruleOf = ({ faults: [first = ''] }: Failure): string => first.split(':')[0] ?? '';

const sizeOf = (story: Story): number => JSON.stringify(story).length;

// Nothing that comes behind the failing step matters.
const cutOff = ({ story, failure }: Shrunk): Shrunk => ({
  failure,
  story: { ...story, steps: story.steps.slice(0, failure.step + 1) },
});

const attempt = (search: Search, story: Story): boolean => {
  if (search.tries >= triesMax) return false;
  search.tries += 1;
  const failure = play(search.engine, story);
  if (!failure || ruleOf(failure) !== search.rule) return false;
  search.best = cutOff({ story, failure });
  return true;
};

const leaveOutSteps = (search: Search): void => {
  for (let size = search.best.story.steps.length; size >= 1; size = Math.floor(size / 2)) {
    for (let from = 0; from < search.best.story.steps.length; ) {
      const { story } = search.best;
      const isGone = attempt(search, { ...story, steps: story.steps.toSpliced(from, size) });
      if (!isGone) from += size;
    }
  }
};

const calmer: readonly Partial<Step>[] = [
  { fault: 'none' },
  { isGathered: false },
  { wait: 0 },
  { who: 1 },
  { what: 1 },
  { how: 1 },
];

const calmSteps = (search: Search): void => {
  for (let index = 0; index < search.best.story.steps.length; index += 1) {
    for (const change of calmer) {
      const { story } = search.best;
      const step = story.steps[index];
      if (!step) continue;
      const calm = { ...step, ...change };
      if (JSON.stringify(calm) === JSON.stringify(step)) continue;
      attempt(search, { ...story, steps: story.steps.with(index, calm) });
    }
  }
};

const simplifyPipeline = (search: Search): void => {
  for (const simpler of simplerThan(search.best.story.declaration)) {
    attempt(search, { ...search.best.story, declaration: simpler(search.best.story.declaration) });
  }
};

type Simplify = (declaration: PipelineDeclaration) => PipelineDeclaration;

// Stages from the last on, so that places in front stay what they are.
const simplerThan = ({ stages }: PipelineDeclaration): readonly Simplify[] =>
  stages
    .map(({ actions }, index): readonly Simplify[] => {
      const change =
        (edit: (stage: StageDeclaration) => StageDeclaration): Simplify =>
        (now) => ({
          ...now,
          stages: now.stages.map((one, at) => (at === index ? edit(one) : one)),
        });
      return [
        (now) =>
          index > 0 && now.stages.length > 2
            ? { ...now, stages: now.stages.toSpliced(index, 1) }
            : now,
        ...actions.map((_, at) =>
          change((stage) =>
            stage.actions.length > 1
              ? { ...stage, actions: stage.actions.toSpliced(at, 1) }
              : stage,
          ),
        ),
        change(({ beforeEntry: _, ...stage }) => stage),
        change(({ onSuccess: _, ...stage }) => stage),
        change(({ onFailure: _, ...stage }) => stage),
      ];
    })
    .reverse()
    .flat();
