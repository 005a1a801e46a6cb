import type { ActionTypeDeclaration, PipelineDeclaration } from '../../src/model/index.js';

/** Pieces of what a third party registers, and of pipelines that use it. */

/** What the SDK takes as well as the model: the SDK's lists may be changed. */
type Mutable<T> = T extends readonly (infer Element)[]
  ? Mutable<Element>[]
  : T extends object
    ? { -readonly [Key in keyof T]: Mutable<T[Key]> }
    : T;

type Declaration = Mutable<ActionTypeDeclaration>;

export const thirdPartyType = (provider: string) =>
  ({ category: 'Build', owner: 'ThirdParty', provider, version: '1' }) as const;

/** A build type of a third party's, with one secret and one property that is shown. */
export const executorType = (provider: string, more: Partial<Declaration> = {}): Declaration => ({
  id: thirdPartyType(provider),
  description: 'Builds elsewhere.',
  executor: {
    type: 'JobWorker',
    configuration: { jobWorkerExecutorConfiguration: { pollingAccounts: ['000000000000'] } },
    jobTimeout: 60,
  },
  inputArtifactDetails: { minimumCount: 0, maximumCount: 1 },
  outputArtifactDetails: { minimumCount: 0, maximumCount: 1 },
  permissions: { allowedAccounts: ['*'] },
  properties: [
    { name: 'Project', optional: false, key: true, noEcho: false, queryable: true },
    { name: 'Password', optional: true, key: false, noEcho: true },
  ],
  urls: {
    configurationUrl: 'https://build.example.com/',
    entityUrlTemplate: 'https://build.example.com/{Config:Project}',
    executionUrlTemplate: 'https://build.example.com/{Config:Project}/{ExternalExecutionId}',
  },
  ...more,
});

/** A custom source, which a worker of the provider does, and behind it the third party's build. */
export const thirdPartyPipeline = (
  name: string,
  provider: string,
  configuration: Readonly<Record<string, string>> = { Project: 'shop', Password: 'secret' },
): Mutable<PipelineDeclaration> => ({
  name,
  roleArn: 'arn:aws:iam::000000000000:role/pipeline',
  artifactStore: { type: 'S3', location: 'artifacts' },
  stages: [
    {
      name: 'Source',
      actions: [
        {
          name: 'Fetch',
          actionTypeId: { category: 'Source', owner: 'Custom', provider, version: '1' },
          outputArtifacts: [{ name: 'Code' }],
        },
      ],
    },
    {
      name: 'Build',
      actions: [
        {
          name: 'Compile',
          actionTypeId: thirdPartyType(provider),
          configuration,
          inputArtifacts: [{ name: 'Code' }],
          outputArtifacts: [{ name: 'App' }],
        },
      ],
    },
  ],
});
