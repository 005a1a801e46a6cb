import {
  type ActionDeclaration,
  type CodePipelineClient,
  type Job,
  type PipelineDeclaration,
  PollForJobsCommand,
} from '@aws-sdk/client-codepipeline';
import { type StockClients, stockClients } from './clients.js';
import { type RawClient, rawClient } from './raw-client.js';
import { makeDataDirectory, startServer, type TestServer } from './server.js';
import {
  acknowledge,
  createPipeline,
  customType,
  nextJob,
  registerType,
  roleArn,
} from './story.js';

type CustomType = ReturnType<typeof customType>;

/** A live server with short delays, and a worker at it. */
export interface Workplace {
  readonly server: TestServer;
  readonly client: CodePipelineClient;
  readonly clients: StockClients;
  readonly raw: RawClient;
  /** A pipeline of one custom source and one custom build, and a provider of its own. */
  readonly newPipeline: (given?: PipelineSketch) => Promise<{
    readonly name: string;
    readonly source: CustomType;
    readonly build: CustomType;
  }>;
  readonly poll: (actionTypeId: CustomType, maxBatchSize?: number) => Promise<readonly Job[]>;
  /** The job of a type, acknowledged. */
  readonly work: (actionTypeId: CustomType) => Promise<Job>;
  readonly close: () => Promise<void>;
}

export interface PipelineSketch {
  readonly build?: Partial<ActionDeclaration>;
  readonly source?: Partial<ActionDeclaration>;
  readonly pipeline?: Partial<PipelineDeclaration>;
}

export const openWorkplace = async (): Promise<Workplace> => {
  const data = await makeDataDirectory();
  const args = ['--continuation-delay', '0.3', '--acknowledge-within', '1.5'];
  const server = await startServer({ dataDirectory: data.path, args });
  const clients = stockClients(server);
  const client = clients.codepipeline;
  const raw = rawClient(server);
  let count = 0;
  return {
    server,
    client,
    clients,
    raw,
    newPipeline: async (given = {}) => {
      count += 1;
      const provider = `Proto${count}`;
      await registerType(client, 'Source', provider);
      await registerType(client, 'Build', provider);
      const [source, build] = [customType('Source', provider), customType('Build', provider)];
      const name = `Jobs${count}`;
      await createPipeline(client, {
        name,
        roleArn,
        artifactStore: { type: 'S3', location: 'artifacts' },
        stages: [
          {
            name: 'Source',
            actions: [{ name: 'Fetch', actionTypeId: source, ...given.source }],
          },
          {
            name: 'Build',
            actions: [{ name: 'Compile', actionTypeId: build, ...given.build }],
          },
        ],
        ...given.pipeline,
      });
      return { name, source, build };
    },
    poll: async (actionTypeId, maxBatchSize) => {
      const { jobs } = await client.send(new PollForJobsCommand({ actionTypeId, maxBatchSize }));
      return jobs ?? [];
    },
    work: async (actionTypeId) => {
      const job = await nextJob(client, actionTypeId);
      const status = await acknowledge(client, job);
      if (status !== 'InProgress') throw new Error(`The job is ${status}.`);
      return job;
    },
    close: async () => {
      clients.close();
      raw.close();
      await server.stop();
      await data.remove();
    },
  };
};
