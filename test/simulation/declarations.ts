import type {
  ActionDeclaration,
  ExecutionMode,
  PipelineDeclaration,
  StageDeclaration,
} from '../../src/model/index.js';
import type { Random } from './prng.js';
import { randomGates } from './stage-gates.js';

const typeOf = (category: 'Source' | 'Build' | 'Deploy' | 'Approval', owner: 'AWS' | 'Custom') => {
  const providers = { Source: 'Worker', Build: 'Worker', Deploy: 'S3', Approval: 'Manual' };
  return { category, owner, provider: providers[category], version: '1' } as const;
};

const modes: readonly ExecutionMode[] = [
  'SUPERSEDED',
  'SUPERSEDED',
  'QUEUED',
  'QUEUED',
  'PARALLEL',
];

/** A pipeline whose structure the server would accept. */
export const randomDeclaration = (random: Random): PipelineDeclaration => {
  const later = random.pick([1, 1, 2, 2, 3, 4]);
  const executionMode = random.pick(modes);
  const everywhere = random.chance(30) ? sameFailure(random, executionMode) : {};
  return {
    name: 'P',
    roleArn: 'arn:aws:iam::000000000000:role/r',
    artifactStore: { type: 'S3', location: 'artifacts' },
    pipelineType: 'V2',
    executionMode,
    variables: [
      { name: 'GIVEN', defaultValue: 'by default' },
      ...(random.chance(5) ? [{ name: 'ASKED' }] : []),
    ],
    stages: [
      sourceStage(random),
      ...Array.from({ length: later }, (_, index) => ({
        ...laterStage(random, `Stage${index + 1}`, executionMode),
        ...everywhere,
      })),
    ],
  };
};

// Some pipelines do the same wherever they fail, so that one thing leads to another.
const sameFailure = (random: Random, mode: ExecutionMode): Pick<StageDeclaration, 'onFailure'> => ({
  onFailure: {
    result: mode === 'PARALLEL' ? 'RETRY' : random.pick(['ROLLBACK', 'ROLLBACK', 'SKIP']),
  },
});

const sourceStage = (random: Random): StageDeclaration => ({
  name: 'Source',
  actions: [
    {
      name: 'fetch',
      actionTypeId: typeOf('Source', 'Custom'),
      namespace: 'Src',
      outputArtifacts: [{ name: 'App' }],
    },
    ...(random.chance(20) ? [{ name: 'also', actionTypeId: typeOf('Source', 'Custom') }] : []),
  ],
  ...(random.chance(15) ? { onFailure: { result: 'RETRY' as const } } : {}),
});

const laterStage = (random: Random, name: string, mode: ExecutionMode): StageDeclaration => ({
  name,
  actions: Array.from({ length: random.pick([1, 1, 1, 2, 3]) }, (_, index) =>
    randomAction(random, index),
  ),
  ...randomGates(random, mode),
});

const randomAction = (random: Random, index: number): ActionDeclaration => {
  const runOrder = 1 + random.below(3);
  if (random.chance(20)) {
    return {
      name: `ask${index}`,
      runOrder,
      actionTypeId: typeOf('Approval', 'AWS'),
      ...(random.chance(30) ? { timeoutInMinutes: 5 } : {}),
    };
  }
  return {
    name: `act${index}`,
    runOrder,
    actionTypeId: random.chance(25) ? typeOf('Deploy', 'AWS') : typeOf('Build', 'Custom'),
    ...(random.chance(40) ? { inputArtifacts: [{ name: 'App' }] } : {}),
    ...(random.chance(30) ? { configuration: { of: random.pick(texts) } } : {}),
  };
};

const texts = [
  'plain',
  '#{variables.GIVEN}',
  '#{Src.Commit}',
  'commit #{Src.Commit} of #{codepipeline.PipelineExecutionId}',
];

/** What somebody makes of a declaration: another mode, other stages or actions, or nothing new. */
export const editedDeclaration = (
  before: PipelineDeclaration,
  random: Random,
): PipelineDeclaration => {
  const [source, ...rest] = before.stages;
  if (!source) throw new Error('A pipeline has stages.');
  const { executionMode = 'SUPERSEDED' } = before;
  const at = random.below(rest.length);
  const fresh = (name: string): StageDeclaration => laterStage(random, name, executionMode);
  const withStages = (stages: readonly StageDeclaration[]): PipelineDeclaration => ({
    ...before,
    stages: [source, ...stages],
  });
  switch (random.below(6)) {
    case 0:
      return before;
    case 1:
      return inMode(before, random.pick(modes));
    case 2:
      return withStages(rest.map((stage, index) => (index === at ? fresh(stage.name) : stage)));
    case 3:
      return withStages(rest.length > 1 ? rest.toSpliced(at, 1) : rest);
    case 4:
      return rest.length > 4 ? before : withStages(rest.toSpliced(at, 0, fresh(freeName(rest))));
    default:
      return withStages(rest.toReversed());
  }
};

const freeName = (stages: readonly StageDeclaration[]): string => {
  const names = stages.map(({ name }) => name);
  return (
    ['Stage1', 'Stage2', 'Stage3', 'Stage4', 'Stage5', 'Stage6'].find(
      (name) => !names.includes(name),
    ) ?? 'Stage7'
  );
};

const inMode = (
  { stages, ...rest }: PipelineDeclaration,
  executionMode: ExecutionMode,
): PipelineDeclaration => ({
  ...rest,
  executionMode,
  stages: executionMode === 'PARALLEL' ? stages.map(withoutRollback) : stages,
});

// In PARALLEL mode there is nothing to roll back to, and the server refuses such conditions.
const withoutRollback = ({
  onSuccess,
  onFailure,
  ...stage
}: StageDeclaration): StageDeclaration => {
  const rollsBack = (
    gate: StageDeclaration['onFailure'] | StageDeclaration['onSuccess'],
  ): boolean => JSON.stringify(gate ?? '').includes('ROLLBACK');
  return {
    ...stage,
    ...(onSuccess && !rollsBack(onSuccess) ? { onSuccess } : {}),
    ...(onFailure && !rollsBack(onFailure) ? { onFailure } : {}),
  };
};
