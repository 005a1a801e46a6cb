import {
  AcknowledgeJobCommand,
  CreateCustomActionTypeCommand,
  CreatePipelineCommand,
  type Job,
  PollForJobsCommand,
} from '@aws-sdk/client-codepipeline';
import { describe, expect, test } from 'vitest';
import { liveServer } from '../../support/live-server.js';
import * as client from '../actors/client.js';
import { report } from '../actors/worker.js';
import { editedDeclaration, randomDeclaration } from '../declarations.js';
import { realEngine } from '../engine.js';
import { acknowledgeJob, claimJobs } from '../job-claims.js';
import { newScene } from '../new-scene.js';
import type { Told } from '../observation.js';
import { createRandom, type Random } from '../prng.js';
import type { Scene } from '../scene.js';
import { transact } from '../shell.js';
import type { Step } from '../step.js';
import type { JobRow } from '../store.js';
import { createIds } from './ids.js';
import { forClients, liveDeclaration, provider } from './live-declaration.js';
import { type LivePipeline, tellLive } from './tell-live.js';
import { liveView, modelView } from './views.js';

const seeds = [1, 2, 3, 4, 5];
const commands = 60;
const categories = ['Source', 'Build'] as const;

const live = liveServer(async ({ clients }) => {
  for (const category of categories) {
    await clients.codepipeline.send(
      new CreateCustomActionTypeCommand({
        category,
        provider,
        version: '1',
        configurationProperties: [{ name: 'of', required: false, key: false, secret: false }],
        inputArtifactDetails: { minimumCount: 0, maximumCount: category === 'Source' ? 0 : 5 },
        outputArtifactDetails: { minimumCount: 0, maximumCount: 5 },
      }),
    );
  }
});

/** One pipeline, live and as the simulator's model of it. */
interface Pair {
  readonly scene: Scene;
  readonly at: LivePipeline;
  /** What the model's engine was told since it was last asked. */
  readonly told: () => readonly Told[];
}

const createPair = async (random: Random, seed: number): Promise<Pair> => {
  const name = `simulated-${seed}`;
  const declaration = liveDeclaration(randomDeclaration(random), name);
  let seen: Told[] = [];
  const scene = newScene(realEngine, declaration, (one) => {
    if (one.kind === 'committed') seen.push(...one.told);
  });
  const told = (): readonly Told[] => {
    const all = seen;
    seen = [];
    return all;
  };
  const { codepipeline } = live.clients;
  const attempt = (id: string) => scene.shell.store.history.get(id);
  const at = { client: codepipeline, name, ids: createIds(), attempt };
  await codepipeline.send(new CreatePipelineCommand({ pipeline: forClients(declaration) }));
  // Creating a pipeline starts it.
  client.start(scene, { ...calm, what: 1 });
  told();
  return { scene, at, told };
};

const calm: Step = {
  kind: 'client starts',
  who: 1,
  what: 1,
  how: 1,
  wait: 0,
  fault: 'none',
  isGathered: false,
};

const acts: readonly ((scene: Scene, step: Step) => void)[] = [
  client.start,
  client.start,
  client.stop,
  client.retry,
  client.retry,
  client.rollBack,
  client.rollBack,
  client.override,
  (scene, step) => client.changeTransition(scene, step, 'disabled'),
  (scene, step) => client.changeTransition(scene, step, 'enabled'),
  ...Array.from({ length: 6 }, () => client.review),
  ...Array.from({ length: 10 }, () => (scene: Scene, step: Step) => {
    if (scene.workers[0]?.held.length)
      report(scene, step, step.how % 4 === 0 ? 'failed' : 'succeeded');
  }),
  (scene, step) => {
    const { name } = scene.shell.store.state.declaration;
    transact(scene.shell, [
      {
        toEvent: ({ state }) => ({
          kind: 'pipelineUpdated',
          declaration: liveDeclaration(
            editedDeclaration(state.declaration, createRandom(step.what)),
            name,
          ),
          version: state.version + 1,
        }),
        answered: () => undefined,
        unanswered: () => undefined,
      },
    ]);
  },
];

/** All that there is to do is handed out, in the same order, and acknowledged. */
const takeJobs = async ({ scene, at }: Pair): Promise<void> => {
  const claimed = claimJobs(scene.shell, { claimant: 'worker', max: 100 }) ?? [];
  for (const category of categories) {
    const actionTypeId = { category, owner: 'Custom', provider, version: '1' } as const;
    const { jobs = [] } = await at.client.send(
      new PollForJobsCommand({ actionTypeId, maxBatchSize: 100 }),
    );
    const expected = claimed.filter((job) => (category === 'Source') === isSource(scene, job));
    expect(jobs.map((job) => placeOfJob(job, at))).toEqual(
      expected.map((job) => placeOfRow(scene, job)),
    );
    for (const [index, job] of jobs.entries()) await takeJob({ scene, at }, job, expected[index]);
  }
};

const takeJob = async (
  { scene, at }: Pick<Pair, 'scene' | 'at'>,
  job: Job,
  row: JobRow | undefined,
): Promise<void> => {
  if (!row) return;
  at.ids.learn(row.jobId, job.id ?? '');
  const held = { jobId: row.jobId, nonce: row.nonce ?? '' };
  const expected = acknowledgeJob(scene.shell, held);
  const { status } = await at.client.send(
    new AcknowledgeJobCommand({ jobId: job.id, nonce: job.nonce }),
  );
  expect(status).toBe(expected?.status);
  scene.workers[0]?.held.push(held);
};

/** A result of a job that has ended, which comes too late on both sides. */
const answerLate = async ({ scene, at }: Pair, random: Random): Promise<void> => {
  const { jobs } = scene.shell.store;
  // Of a job that was never handed out nobody knows the id.
  const ended = [...jobs.values()].filter(
    ({ status, nonce }) => nonce !== undefined && (status === 'Failed' || status === 'Succeeded'),
  );
  const job = ended[random.below(ended.length)];
  const attempt = job?.about.kind === 'action' ? job.about.actionExecutionId : undefined;
  if (!job || attempt === undefined) return;
  const { jobId, pipelineExecutionId } = job;
  const ids = { pipelineExecutionId, actionExecutionId: attempt, jobId };
  const answer = await tellLive(at, { kind: 'jobSucceeded', ...ids, outputVariables: {} });
  expect(answer).toBe('InvalidJobStateException');
};

const isSource = (scene: Scene, job: JobRow): boolean =>
  placeOfRow(scene, job).includes(' Source ');

const placeOfRow = ({ shell }: Scene, { about, pipelineExecutionId }: JobRow): string => {
  const id = about.kind === 'action' ? about.actionExecutionId : about.ruleExecutionId;
  const row = shell.store.history.get(id);
  return `${pipelineExecutionId} ${row?.stageName} ${row?.name}`;
};

const placeOfJob = ({ data }: Job, { ids }: LivePipeline): string => {
  const { pipelineExecutionId = '', stage, action } = data?.pipelineContext ?? {};
  return `${ids.model(pipelineExecutionId)} ${stage?.name} ${action?.name}`;
};

describe('a live server and the simulator, told the same', () => {
  test.each(seeds)('answer alike and show the same, seed %i', { timeout: 60_000 }, async (seed) => {
    const random = createRandom(seed);
    const pair = await createPair(random.split('pipeline'), seed);
    const { scene, at, told } = pair;
    const { store, clock } = scene.shell;
    const look = async (what: string): Promise<void> => {
      const seen = await liveView(at.client, at.name, { ids: at.ids, store });
      expect(seen, what).toEqual(modelView(store));
    };
    await look('created');
    for (let index = 0; index < commands; index += 1) {
      clock.now += 1_000;
      const [who, what, how] = [random.below(10_000), random.below(10_000), random.below(10_000)];
      random.pick(acts)(scene, { ...calm, who, what, how });
      for (const { event, answer } of told()) {
        const expected = answer.kind === 'refusal' ? answer.code : 'ok';
        expect(await tellLive(at, event), event.kind).toBe(expected);
        await look(`${index}: ${event.kind}`);
      }
      await takeJobs(pair);
      if (random.chance(10)) await answerLate(pair, random);
    }
  });
});
