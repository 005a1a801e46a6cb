import { Readable } from 'node:stream';
import { pino } from 'pino';
import type { OutputOf, PipelineDeclaration } from '../../src/model/index.js';
import type { ArtifactStore } from '../../src/server/artifacts/artifact-store.js';
import type { ServerJobParts } from '../../src/server/duties/do-server-job.js';
import type { S3SourceParts } from '../../src/server/duties/s3-sources.js';
import { sql } from '../../src/server/store/sql.js';
import { at, bucket, openTestObjects, type TestObjects } from './embedded-objects.js';
import { openTestOperations, type TestOperations } from './operations.js';

/** Servers of one database and one store of objects, in this process and without HTTP. */
export interface TestServers {
  readonly objects: TestObjects;
  /** The time of the first server; those of others are set apart. */
  readonly one: TestOperations;
  /** Another server of the same database. */
  readonly other: TestOperations;
  /** What the duties of a server work on; its artifacts may be made to fail. */
  readonly parts: (of?: TestOperations, artifacts?: Partial<ArtifactStore>) => TestParts;
  /** Puts an object behind the servers' backs. */
  readonly put: (key: string, text: string) => Promise<ObjectPut>;
  /** The executions of a pipeline, the newest first. */
  readonly executions: (pipelineName: string) => Promise<readonly Execution[]>;
  readonly close: () => Promise<void>;
}

export type TestParts = S3SourceParts & ServerJobParts;

type Execution = NonNullable<
  OutputOf<'ListPipelineExecutions'>['pipelineExecutionSummaries']
>[number];

interface ObjectPut {
  readonly account: string;
  readonly bucket: string;
  readonly key: string;
  readonly versionId: string;
  readonly etag: string;
}

export const openTestServers = async (): Promise<TestServers> => {
  const objects = await openTestObjects();
  const { database } = objects;
  const one = openTestOperations(database);
  const other = openTestOperations(database);
  return {
    objects,
    one,
    other,
    parts: (of = one, artifacts = {}) => ({
      database,
      execution: of.execution,
      artifacts: { ...objects.store, ...artifacts },
      clock: () => of.clock.now,
      ruleSettings: {},
    }),
    put: async (key, text) => {
      const place = at(key);
      const { versionId, etag } = await objects.store.put(
        place,
        Readable.from([Buffer.from(text)]),
      );
      return { account: place.account, bucket: place.bucket, key, versionId, etag };
    },
    executions: async (pipelineName) =>
      (await one.call('ListPipelineExecutions', { pipelineName })).pipelineExecutionSummaries ?? [],
    close: async () => {
      one.close();
      other.close();
      await objects.close();
    },
  };
};

/** How a duty is run, with what it has logged. */
export const dutyRun = () => {
  const lines: Readonly<Record<string, unknown>>[] = [];
  const stopping = new AbortController();
  const log = pino({ base: null }, { write: (line: string) => lines.push(JSON.parse(line)) });
  return { signal: stopping.signal, log, lines, stop: () => stopping.abort() };
};

/** An S3 source, and an approval behind it that waits. */
export const s3Pipeline = (
  name: string,
  key: string,
  configuration: Readonly<Record<string, string>> = {},
): PipelineDeclaration => ({
  name,
  roleArn: 'arn:aws:iam::000000000000:role/pipeline',
  artifactStore: { type: 'S3', location: bucket },
  stages: [
    {
      name: 'Source',
      actions: [
        {
          name: 'Fetch',
          actionTypeId: { category: 'Source', owner: 'AWS', provider: 'S3', version: '1' },
          configuration: { S3Bucket: bucket, S3ObjectKey: key, ...configuration },
          outputArtifacts: [{ name: 'App' }],
        },
      ],
    },
    {
      name: 'Sign',
      actions: [
        {
          name: 'Approve',
          actionTypeId: { category: 'Approval', owner: 'AWS', provider: 'Manual', version: '1' },
        },
      ],
    },
  ],
});

/** What each S3 source of a pipeline was seen at last. */
export const seenRevisions = async (
  { objects }: TestServers,
  pipelineName: string,
): Promise<readonly (string | null)[]> => {
  const rows = await objects.database.rows(sql<{ revision: string | null }>`
    select revision from s3_source where pipeline_name = ${pipelineName} order by action_name`);
  return rows.map(({ revision }) => revision);
};
