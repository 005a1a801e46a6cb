import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  dutyRun,
  openTestServers,
  s3Pipeline,
  type TestServers,
} from '../../../test/support/server-duties.js';
import { until } from '../../../test/support/until.js';
import type { ArtifactStore } from '../artifacts/artifact-store.js';
import { claimServerJobs } from '../store/job-claims.js';
import { sql } from '../store/sql.js';
import { reportResult } from './do-server-job.js';
import { runServerJobs } from './server-jobs.js';

let servers: TestServers;
let stops: (() => Promise<void>)[] = [];
beforeEach(async () => {
  servers = await openTestServers();
});
afterEach(async () => {
  for (const stop of stops) await stop();
  stops = [];
  await servers.close();
});

/** A server that does jobs until the test ends, or until it is stopped. */
const work = (artifacts: Partial<ArtifactStore> = {}, of = servers.one) => {
  const run = dutyRun();
  const { wake, ended } = runServerJobs(run, servers.parts(of, artifacts));
  const stop = async () => {
    run.stop();
    await ended;
  };
  stops.push(stop);
  return { wake, stop, lines: run.lines };
};

const createPipeline = async (name: string) => {
  await servers.put(`${name}.zip`, name);
  await servers.one.call('CreatePipeline', { pipeline: s3Pipeline(name, `${name}.zip`) });
};

/** How the source action of the newest execution has gone. */
const fetched = async (pipelineName: string) => {
  const { actionExecutionDetails = [] } = await servers.one.call('ListActionExecutions', {
    pipelineName,
  });
  return actionExecutionDetails.find(({ actionName }) => actionName === 'Fetch');
};

const fetchedAs = (name: string, status: string) =>
  until(`${name} is ${status}`, async () => {
    const found = await fetched(name);
    return found?.status === status && found;
  });

const jobRows = () =>
  servers.objects.database.rows(sql<{ status: string; nonce: string | null; available_at: number }>`
    select status, nonce, available_at from job order by seq`);

const advance = (millis: number): void => {
  for (const { clock } of [servers.one, servers.other]) clock.now += millis;
};

/** An artifact store in which one object can only be read once the gate is open. */
const gated = (key: string) => {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  let reached = (): void => undefined;
  const isReached = new Promise<void>((resolve) => {
    reached = resolve;
  });
  const artifacts: Partial<ArtifactStore> = {
    get: async (at) => {
      if (at.key === key) {
        reached();
        await opened;
      }
      return servers.objects.store.get(at);
    },
  };
  return { artifacts, open, isReached };
};

test('jobs are done that were there before, and those that come', async () => {
  await createPipeline('Before');
  const { wake } = work();
  await fetchedAs('Before', 'Succeeded');
  await createPipeline('After');
  wake();
  await fetchedAs('After', 'Succeeded');
});

test('of several servers one does a job', async () => {
  const names = Array.from({ length: 20 }, (_, index) => `Many${index}`);
  for (const name of names) await createPipeline(name);
  let reads = 0;
  const counting: Partial<ArtifactStore> = {
    get: (at) => {
      reads += 1;
      return servers.objects.store.get(at);
    },
  };
  work(counting);
  work(counting, servers.other);
  for (const name of names) await fetchedAs(name, 'Succeeded');
  expect(reads).toBe(names.length);
});

test('an action that is known but cannot be run fails, and says so', async () => {
  const pipeline = s3Pipeline('Known', 'x.zip');
  const [source, ...stages] = pipeline.stages;
  await servers.one.call('CreatePipeline', {
    pipeline: {
      ...pipeline,
      stages: [
        {
          name: 'Source',
          actions: [
            {
              name: 'Fetch',
              actionTypeId: { category: 'Source', owner: 'AWS', provider: 'ECR', version: '1' },
              configuration: { RepositoryName: 'r' },
              outputArtifacts: source?.actions[0]?.outputArtifacts ?? [],
            },
          ],
        },
        ...stages,
      ],
    },
  });
  work();
  const { output } = await fetchedAs('Known', 'Failed');
  expect(output?.executionResult?.errorDetails).toEqual({
    code: 'ConfigurationError',
    message:
      'Pipewright knows the action type Source/AWS/ECR/1 but cannot run it yet. Use a custom action type with a job worker in its place.',
  });
});

describe('the lease', () => {
  test('is renewed while the action goes on', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    try {
      await createPipeline('Slow');
      const gate = gated('Slow.zip');
      work(gate.artifacts);
      await gate.isReached;
      const [claimed] = await jobRows();
      expect(claimed?.available_at).toBe(servers.one.clock.now + 30_000);
      for (let renewals = 0; renewals < 4; renewals += 1) {
        advance(10_000);
        vi.advanceTimersByTime(10_000);
        await until('the lease is renewed', async () => {
          const [row] = await jobRows();
          return row?.available_at === servers.one.clock.now + 30_000;
        });
      }
      // Long after the first lease nobody else is given the job.
      const want = { max: 9, now: servers.other.clock.now, lease: 30_000 };
      expect(await claimServerJobs(servers.objects.database, want)).toEqual([]);
      gate.open();
      await fetchedAs('Slow', 'Succeeded');
      expect((await jobRows())[0]?.nonce).toBe(claimed?.nonce);
    } finally {
      vi.useRealTimers();
    }
  });

  test('of a server that is gone lapses, and another one takes the job up', async () => {
    await createPipeline('Orphan');
    const { database } = servers.objects;
    const [held] = await claimServerJobs(database, {
      max: 1,
      now: servers.one.clock.now,
      lease: 30_000,
    });
    if (!held) throw new Error('There is no job.');
    const { wake } = work({}, servers.other);
    await createPipeline('Witness');
    wake();
    await fetchedAs('Witness', 'Succeeded');
    expect((await fetched('Orphan'))?.status).toBe('InProgress');
    advance(30_000);
    wake();
    await fetchedAs('Orphan', 'Succeeded');

    // The one that was taken for gone comes back with a result that nobody waits for.
    const late = { kind: 'failed', type: 'JobFailed', message: 'late' } as const;
    await reportResult(servers.parts(), held, late);
    expect((await fetched('Orphan'))?.status).toBe('Succeeded');
  });

  test('ends when the server stops, so that another one need not wait', async () => {
    await createPipeline('Stopped');
    const gate = gated('Stopped.zip');
    const { stop } = work(gate.artifacts);
    await gate.isReached;
    const ended = stop();
    gate.open();
    await ended;
    expect((await fetched('Stopped'))?.status).toBe('InProgress');
    work({}, servers.other);
    await fetchedAs('Stopped', 'Succeeded');
  });
});

describe('an action that cannot be carried out', () => {
  const failing = (key: string): Partial<ArtifactStore> => ({
    get: async (at) => {
      if (at.key === key) throw new Error('the external S3 does not answer');
      return servers.objects.store.get(at);
    },
  });

  test('is tried again, and keeps nobody from their turn', async () => {
    let isUp = false;
    const names = Array.from({ length: 12 }, (_, index) => `Down${index}`);
    for (const name of names) await createPipeline(name);
    const { wake } = work({
      get: async (at) => {
        if (!isUp && at.key.startsWith('Down')) throw new Error('down');
        return servers.objects.store.get(at);
      },
    });
    await createPipeline('Up');
    wake();
    await fetchedAs('Up', 'Succeeded');
    expect((await fetched('Down0'))?.status).toBe('InProgress');
    isUp = true;
    advance(1_000);
    wake();
    for (const name of names) await fetchedAs(name, 'Succeeded');
  });

  test('fails in the end, and says why', async () => {
    await createPipeline('Hopeless');
    const { wake, lines } = work(failing('Hopeless.zip'));
    for (let attempt = 1; attempt <= 15; attempt += 1) {
      await until(`attempt ${attempt}`, async () => lines.length === attempt);
      expect((await fetched('Hopeless'))?.status === 'Failed' && attempt < 15).toBe(false);
      advance(60_000);
      wake();
    }
    const { output } = await fetchedAs('Hopeless', 'Failed');
    expect(output?.executionResult?.errorDetails).toEqual({
      code: 'SystemUnavailable',
      message: 'The action could not be carried out: the external S3 does not answer',
    });
    expect(lines).toHaveLength(15);
    expect(lines[0]).toMatchObject({ pipelineName: 'Hopeless', pause: 1_000 });
  });

  test('is left alone once its execution was abandoned', async () => {
    await createPipeline('Left');
    const { wake, lines } = work(failing('Left.zip'));
    await until('it was tried', async () => lines.length > 0);
    const [execution] = await servers.executions('Left');
    await servers.one.call('StopPipelineExecution', {
      pipelineName: 'Left',
      pipelineExecutionId: execution?.pipelineExecutionId ?? '',
      abandon: true,
    });
    const tries = lines.length;
    advance(3_600_000);
    wake();
    await createPipeline('Next');
    wake();
    await fetchedAs('Next', 'Succeeded');
    expect(lines).toHaveLength(tries);
    expect((await fetched('Left'))?.status).toBe('Abandoned');
  });
});

test('what an action says too much of is cut, between characters', async () => {
  const parts = servers.parts();
  await servers.one.call('CreatePipeline', { pipeline: s3Pipeline('Long', 'x') });
  const want = { max: 1, now: parts.clock(), lease: 30_000 };
  const [job] = await claimServerJobs(parts.database, want);
  if (!job) throw new Error('There is no job.');
  const message = `${'x'.repeat(4_999)}😀 and more`;
  await reportResult(parts, job, { kind: 'failed', type: 'JobFailed', message });
  const { output } = (await fetched('Long')) ?? {};
  expect(output?.executionResult?.errorDetails?.message).toBe(`${'x'.repeat(4_999)}😀`);
});
