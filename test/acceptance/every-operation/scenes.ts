import type { BeforeEntryConditions } from '@aws-sdk/client-codepipeline';
import { declare, openThirdParty, type World } from './world.js';

/** Pipelines that are brought to where an operation has something to do, or is refused. */

const conditionThatFails: BeforeEntryConditions = {
  conditions: [
    {
      result: 'FAIL',
      rules: [
        {
          name: 'Never',
          ruleTypeId: { category: 'Rule', owner: 'AWS', provider: 'VariableCheck', version: '1' },
          configuration: {
            Variable: '#{codepipeline.PipelineExecutionId}',
            Value: 'no',
            Operator: 'EQ',
          },
        },
      ],
    },
  ],
};

const inFlightMax = 50;

/** What the tests refer to: ids, tokens and jobs in known states. */
export type Scenes = Awaited<ReturnType<typeof setScenes>>;

export const setScenes = async (world: World) => {
  await openThirdParty(world, 9);
  return {
    ...(await atItsSource(world)),
    ...(await asksForApproval(world)),
    ...(await halfFailed(world)),
    ...(await succeeded(world)),
    ...(await crowded(world)),
    ...(await gated(world)),
    ...(await overtaken(world)),
  };
};

/** An execution whose source job nobody has taken. */
const atItsSource = async (world: World) => ({
  still: await world.create({ name: 'Still', stages: [{ name: 'Build', builds: ['Compile'] }] }),
});

const asksForApproval = async (world: World) => {
  await world.create({ name: 'Signed', stages: [{ name: 'Sign' }] });
  await world.succeed('Signed', 'Source');
  const answered = await world.token('Signed');
  const approval = { pipelineName: 'Signed', stageName: 'Sign', actionName: 'Approve' };
  const result = { summary: 'fine', status: 'Approved' } as const;
  await world.client.putApprovalResult({ ...approval, token: answered, result });
  return { approval: { ...approval, result }, answered };
};

/** One of two parallel actions has failed, the other one runs. */
const halfFailed = async (world: World) => {
  const half = await world.create({
    name: 'Half',
    stages: [{ name: 'Build', builds: ['A', 'B'] }],
  });
  await world.succeed('Half', 'Source');
  await world.fail('Half', 'Build');
  return { half };
};

const succeeded = async (world: World) => {
  const stages = [{ name: 'Build', builds: ['Compile'] }];
  // Where executions do not wait for each other there is always a job to be had.
  await world.create({ name: 'Many', stages, more: { executionMode: 'PARALLEL' } });
  const done = await world.create({ name: 'Done', stages });
  await world.succeed('Done', 'Source');
  await world.succeed('Done', 'Build');
  const outdated = await world.create({ name: 'Outdated', stages });
  await world.succeed('Outdated', 'Source');
  await world.succeed('Outdated', 'Build');
  await world.client.updatePipeline({ pipeline: declare({ name: 'Outdated', stages }) });
  return { done, outdated };
};

/** As many executions as a QUEUED pipeline may have, and one that has failed by a condition. */
const crowded = async (world: World) => {
  const failedInFull = await world.create({
    name: 'Full',
    stages: [{ name: 'Build', builds: ['Compile'], beforeEntry: conditionThatFails }],
    more: { executionMode: 'QUEUED' },
  });
  await world.succeed('Full', 'Source');
  await world.ended('Full', failedInFull);
  for (let count = 0; count < inFlightMax; count += 1) await world.start('Full');
  return { failedInFull };
};

const gated = async (world: World) => {
  const gatedExecution = await world.create({
    name: 'Gated',
    stages: [{ name: 'Build', builds: ['Compile'], beforeEntry: conditionThatFails }],
  });
  await world.succeed('Gated', 'Source');
  await world.ended('Gated', gatedExecution);
  return { gatedExecution };
};

/** An execution that has failed in a stage, which a newer one has entered since. */
const overtaken = async (world: World) => {
  const old = await world.create({
    name: 'Race',
    stages: [{ name: 'Build', builds: ['Compile'] }],
  });
  await world.succeed('Race', 'Source');
  await world.fail('Race', 'Build');
  await world.start('Race');
  await world.succeed('Race', 'Source');
  return { old };
};
