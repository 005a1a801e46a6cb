import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keepVersions } from '../../../test/support/embedded-objects.js';
import {
  dutyRun,
  openTestServers,
  s3Pipeline,
  seenRevisions,
  type TestServers,
} from '../../../test/support/server-duties.js';
import { claimServerJobs } from '../store/job-claims.js';
import { doServerJob } from './do-server-job.js';
import { lookAtS3Sources, startForObject } from './s3-sources.js';

let servers: TestServers;
beforeAll(async () => {
  servers = await openTestServers();
  await keepVersions(servers.objects);
});
afterAll(() => servers.close());

const look = (of = servers.one): Promise<void> => lookAtS3Sources(dutyRun(), servers.parts(of));

/** Does what there is to do for the server, which here is to fetch. */
const fetchAll = async (): Promise<void> => {
  const parts = servers.parts();
  const want = { max: 100, now: parts.clock(), lease: 30_000 };
  for (const job of await claimServerJobs(parts.database, want)) {
    await doServerJob(parts, job, dutyRun().signal);
  }
};

let pipelines = 0;
const createPipeline = async (configuration: Readonly<Record<string, string>> = {}) => {
  pipelines += 1;
  const name = `Site${pipelines}`;
  await servers.one.call('CreatePipeline', {
    pipeline: s3Pipeline(name, `${name}.zip`, configuration),
  });
  return { name, key: `${name}.zip` };
};

/** A pipeline whose first execution has taken up its object. */
const createSettled = async () => {
  const { name, key } = await createPipeline();
  const first = await servers.put(key, 'first');
  await fetchAll();
  return { name, key, first };
};

const triggers = async (name: string) =>
  (await servers.executions(name)).map(({ trigger }) => trigger?.triggerType);

describe('an object that is put', () => {
  test('starts the pipelines that it is a source of, each once', async () => {
    const { name, key } = await createSettled();
    const object = await servers.put(key, 'second');
    await startForObject(servers.parts(), object);
    await startForObject(servers.parts(), object);
    await look();
    expect(await triggers(name)).toEqual(['PollForSourceChanges', 'CreatePipeline']);
    expect((await servers.executions(name))[0]?.trigger?.triggerDetail).toBe('Fetch');
  });

  test('starts once when all servers hear of it and look at once', async () => {
    const { name, key } = await createSettled();
    const object = await servers.put(key, 'second');
    await Promise.all([
      startForObject(servers.parts(), object),
      look(),
      startForObject(servers.parts(servers.other), object),
      look(servers.other),
    ]);
    await Promise.all([look(), look(servers.other)]);
    expect(await triggers(name)).toEqual(['PollForSourceChanges', 'CreatePipeline']);
  });

  test('is left to the execution that is about to look', async () => {
    const { name, key } = await createPipeline();
    const object = await servers.put(key, 'first');
    await startForObject(servers.parts(), object);
    await look();
    expect(await triggers(name)).toEqual(['CreatePipeline']);
    await fetchAll();
    await look();
    expect(await triggers(name)).toEqual(['CreatePipeline']);
    expect(await seenRevisions(servers, name)).toEqual([object.versionId]);
  });

  test('starts a pipeline whose first execution found nothing', async () => {
    const { name, key } = await createPipeline();
    await fetchAll();
    await startForObject(servers.parts(), await servers.put(key, 'first'));
    expect(await triggers(name)).toEqual(['PollForSourceChanges', 'CreatePipeline']);
  });

  test.each(['false', 'False'])('starts nothing with PollForSourceChanges %s', async (text) => {
    const { name, key } = await createPipeline({ PollForSourceChanges: text });
    await fetchAll();
    await startForObject(servers.parts(), await servers.put(key, 'first'));
    await look();
    expect(await triggers(name)).toEqual(['CreatePipeline']);
  });
});

describe('of two objects put one after the other', () => {
  test('the older one, heard of later, starts nothing and is not taken for news again', async () => {
    const { name, key } = await createSettled();
    const older = await servers.put(key, 'older');
    const newer = await servers.put(key, 'newer');
    await startForObject(servers.parts(), newer);
    // Known from before the newer one was noted, as when both come at once.
    await startForObject(servers.parts(), older);
    await look();
    await fetchAll();
    await look();
    expect(await seenRevisions(servers, name)).toEqual([newer.versionId]);
    expect(await triggers(name)).toEqual(['PollForSourceChanges', 'CreatePipeline']);
    const [latest] = await servers.executions(name);
    expect(latest?.sourceRevisions?.[0]?.revisionId).toBe(newer.versionId);
  });

  test('the newer one is noted, whichever is heard of first, and starts an execution', async () => {
    const { name, key } = await createSettled();
    const objects = [await servers.put(key, 'a'), await servers.put(key, 'b')];
    await Promise.all(objects.map((object) => startForObject(servers.parts(), object)));
    expect(await seenRevisions(servers, name)).toEqual([objects[1]?.versionId]);
    const before = await triggers(name);
    await fetchAll();
    await look();
    expect(await triggers(name)).toEqual(before);
    expect(before.length).toBeGreaterThan(1);
  });

  test('the newer one is no news twice because an execution was slow to fetch the older', async () => {
    const { name, key } = await createSettled();
    await startForObject(servers.parts(), await servers.put(key, 'older'));
    let newer = { versionId: '' };
    const parts = servers.parts(servers.one, {
      // Between the reading of the older one and the end of the action the newer one comes.
      get: async (at) => {
        const found = await servers.objects.store.get(at);
        const object = await servers.put(key, 'newer');
        await startForObject(servers.parts(), object);
        newer = object;
        return found;
      },
    });
    const want = { max: 1, now: parts.clock(), lease: 30_000 };
    for (const job of await claimServerJobs(parts.database, want)) {
      await doServerJob(parts, job, dutyRun().signal);
    }
    await look();
    expect(await seenRevisions(servers, name)).toEqual([newer.versionId]);
    expect(await servers.executions(name)).toHaveLength(3);
  });
});

describe('looking', () => {
  test('finds what nobody was told of', async () => {
    const { name, key } = await createSettled();
    await servers.put(key, 'second');
    await look();
    await look();
    expect(await triggers(name)).toEqual(['PollForSourceChanges', 'CreatePipeline']);
  });

  test('finds an object that comes after the first execution has found none', async () => {
    const { name, key } = await createPipeline();
    await fetchAll();
    await look();
    expect(await triggers(name)).toEqual(['CreatePipeline']);
    await servers.put(key, 'first');
    await look();
    expect(await triggers(name)).toEqual(['PollForSourceChanges', 'CreatePipeline']);
  });

  test('starts nothing after an execution that failed with what it had found', async () => {
    pipelines += 1;
    const name = `Site${pipelines}`;
    await servers.put('storeless.zip', 'x');
    const pipeline = s3Pipeline(name, 'storeless.zip');
    await servers.one.call('CreatePipeline', {
      pipeline: { ...pipeline, artifactStore: { type: 'S3', location: 'nowhere' } },
    });
    await fetchAll();
    await look();
    expect((await servers.executions(name)).map(({ status }) => status)).toEqual(['Failed']);
  });

  test('starts nothing for what is there when an update points the source to it', async () => {
    const { name } = await createSettled();
    await servers.put(`${name}/other.zip`, 'there before');
    await servers.one.call('UpdatePipeline', { pipeline: s3Pipeline(name, `${name}/other.zip`) });
    await look();
    expect(await triggers(name)).toEqual(['CreatePipeline']);
    await servers.put(`${name}/other.zip`, 'new');
    await look();
    expect(await triggers(name)).toEqual(['PollForSourceChanges', 'CreatePipeline']);
  });

  test('goes on behind a source that cannot be looked at, and says so', async () => {
    const bad = await createSettled();
    const good = await createSettled();
    for (const { key } of [bad, good]) await servers.put(key, 'second');
    const run = dutyRun();
    await lookAtS3Sources(
      run,
      servers.parts(servers.one, {
        head: (at) => {
          if (at.key === bad.key) throw new Error('Access Denied');
          return servers.objects.store.head(at);
        },
      }),
    );
    expect(await triggers(good.name)).toHaveLength(2);
    expect(await triggers(bad.name)).toHaveLength(1);
    expect(run.lines).toEqual([
      expect.objectContaining({
        pipelineName: bad.name,
        key: bad.key,
        msg: 'source not looked at',
      }),
    ]);
  });

  test('starts nothing of a pipeline that is gone, or of its successor', async () => {
    const { name, key } = await createSettled();
    await servers.one.call('DeletePipeline', { name });
    const object = await servers.put(key, 'second');
    await startForObject(servers.parts(), object);
    await servers.one.call('CreatePipeline', { pipeline: s3Pipeline(name, key) });
    await fetchAll();
    await look();
    expect(await triggers(name)).toEqual(['CreatePipeline']);
  });
});

test('an execution that was started with a revision of its own leaves the newest one be', async () => {
  const { name, key, first } = await createSettled();
  const pipeline = { ...s3Pipeline(name, key), pipelineType: 'V2' as const };
  await servers.one.call('UpdatePipeline', { pipeline });
  const newer = await servers.put(key, 'second');
  await startForObject(servers.parts(), newer);
  await servers.one.call('StartPipelineExecution', {
    name,
    sourceRevisions: [
      { actionName: 'Fetch', revisionType: 'S3_OBJECT_VERSION_ID', revisionValue: first.versionId },
    ],
  });
  await fetchAll();
  await look();
  expect(await seenRevisions(servers, name)).toEqual([newer.versionId]);
  expect(await servers.executions(name)).toHaveLength(3);
});
