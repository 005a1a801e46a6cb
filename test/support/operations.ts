import type {
  ActionCategory,
  ActionConfigurationProperty,
  InputOf,
  OutputOf,
  PipelineDeclaration,
  ServedOperationName,
} from '../../src/model/index.js';
import { createExecution, type Execution } from '../../src/server/execution/index.js';
import { type RootCaller, rootCaller } from '../../src/server/identity/index.js';
import { perform } from '../../src/server/operations/perform.js';
import type { Database } from '../../src/server/store/database.js';
import type { Tenant } from '../../src/server/store/tenant.js';
import { tenant } from './shell.js';

/** All operations on a test's own database, called by the account's root, without HTTP in between. */
export interface TestOperations {
  readonly execution: Execution;
  readonly caller: RootCaller;
  /** The time of every call; the test moves it. */
  readonly clock: { now: number };
  /**
   * Calls an operation. Input and answer are in wire form, so that times are in seconds. Rejects
   * with a ServiceError.
   */
  readonly call: <Name extends ServedOperationName>(
    operation: Name,
    input: InputOf<Name>,
    at?: Partial<Tenant>,
  ) => Promise<OutputOf<Name>>;
  /** Calls an operation with a body of any shape. */
  readonly send: (
    operation: ServedOperationName,
    body: unknown,
    at?: Partial<Tenant>,
  ) => Promise<unknown>;
  readonly close: () => void;
}

export const openTestOperations = (
  database: Database,
  { githubEndpoint = 'http://127.0.0.1:1' } = {},
): TestOperations => {
  const clock = { now: 1_790_000_000_000 };
  const execution = createExecution({
    database,
    settings: { continuationDelay: 5_000, acknowledgeWithin: 60_000 },
    clock: () => clock.now,
    onQueued: () => undefined,
  });
  const webhooks = { githubEndpoint, log: { warn: () => undefined } };
  const services = { database, execution, serverKey: Buffer.alloc(32, 7), webhooks };
  const send: TestOperations['send'] = (operation, body, at = {}) => {
    const { account, region } = { ...tenant, ...at };
    return perform(services, {
      operation,
      body,
      caller: rootCaller(account),
      region,
      endpoint: 'http://pipewright.test',
      now: clock.now,
      signal: new AbortController().signal,
      waitFor: 0,
    });
  };
  return {
    execution,
    caller: rootCaller(tenant.account),
    clock,
    // What `perform` answers has been written by the operation's own output shape.
    call: async <Name extends ServedOperationName>(
      operation: Name,
      input: InputOf<Name>,
      at?: Partial<Tenant>,
    ) => (await send(operation, input, at)) as OutputOf<Name>,
    send,
    close: execution.close,
  };
};

/** A custom action type that takes and gives up to five artifacts. */
export const customType = (
  category: ActionCategory,
  provider: string,
  configurationProperties: readonly ActionConfigurationProperty[] = [],
): InputOf<'CreateCustomActionType'> => ({
  category,
  provider,
  version: '1',
  configurationProperties,
  inputArtifactDetails: { minimumCount: 0, maximumCount: category === 'Source' ? 0 : 5 },
  outputArtifactDetails: { minimumCount: 0, maximumCount: 5 },
});

/** Registers a source and a build type of one provider; the properties are those of the build. */
export const registerTypes = async (
  { call }: TestOperations,
  provider: string,
  properties: readonly ActionConfigurationProperty[] = [],
): Promise<void> => {
  await call('CreateCustomActionType', customType('Source', provider));
  await call('CreateCustomActionType', customType('Build', provider, properties));
};

/** A source `Fetch` and behind it a build `Compile`, both of one provider's custom types. */
export const pipelineOf = (
  name: string,
  provider: string,
  configuration: Readonly<Record<string, string>> = {},
): PipelineDeclaration => {
  const actionTypeId = (category: ActionCategory) =>
    ({ category, owner: 'Custom', provider, version: '1' }) as const;
  return {
    name,
    roleArn: 'arn:aws:iam::000000000000:role/pipeline',
    artifactStore: { type: 'S3', location: 'artifacts' },
    stages: [
      {
        name: 'Source',
        actions: [
          {
            name: 'Fetch',
            actionTypeId: actionTypeId('Source'),
            outputArtifacts: [{ name: 'Code' }],
          },
        ],
      },
      {
        name: 'Build',
        actions: [
          {
            name: 'Compile',
            actionTypeId: actionTypeId('Build'),
            configuration,
            inputArtifacts: [{ name: 'Code' }],
          },
        ],
      },
    ],
  };
};
