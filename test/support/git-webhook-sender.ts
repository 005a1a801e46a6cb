import { createHmac, randomUUID } from 'node:crypto';
import type { PipelineDeclaration } from '@aws-sdk/client-codepipeline';
import type { HostDelivery } from './git-deliveries.js';
import { roleArn } from './story.js';

/** The pieces of stories that Git hosts tell to a live server. */

export const ConnectionArn = 'arn:aws:codeconnections:us-east-1:000000000000:connection/1';

/** A pipeline whose source is a repository at a Git host. */
export const gitPipeline = (
  name: string,
  more: Partial<PipelineDeclaration> = {},
  configuration: Readonly<Record<string, string>> = {},
): PipelineDeclaration => ({
  name,
  roleArn,
  pipelineType: 'V2',
  artifactStore: { type: 'S3', location: 'artifacts' },
  stages: [
    {
      name: 'Source',
      actions: [
        {
          name: 'Clone',
          actionTypeId: {
            category: 'Source',
            owner: 'AWS',
            provider: 'CodeStarSourceConnection',
            version: '1',
          },
          configuration: {
            ConnectionArn,
            FullRepositoryId: 'Team/App',
            BranchName: 'main',
            ...configuration,
          },
          outputArtifacts: [{ name: 'Code' }],
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
  ...more,
});

type Filters = Omit<
  NonNullable<NonNullable<PipelineDeclaration['triggers']>[0]['gitConfiguration']>,
  'sourceActionName'
>;

/** With a trigger of the source. */
export const triggered = (filters: Filters): Partial<PipelineDeclaration> => ({
  triggers: [
    {
      providerType: 'CodeStarSourceConnection',
      gitConfiguration: { sourceActionName: 'Clone', ...filters },
    },
  ],
});

/** An id for a delivery that comes only once. */
export const newId = randomUUID;

/** What is told of a pipeline. */
export interface Told {
  readonly pipelineName: string;
  readonly started: boolean;
  readonly reason: string;
  readonly pipelineExecutionId?: string;
}

export interface GitAnswer {
  readonly status: number;
  readonly pipelines: readonly Told[];
  readonly ignored: readonly string[];
  readonly reason?: string;
}

/** What was told of one pipeline. */
export const about = (answer: GitAnswer, name: string): Told | undefined =>
  answer.pipelines.find(({ pipelineName }) => pipelineName === name);

export const hmac = (algorithm: string, body: string, secret: string): string =>
  createHmac(algorithm, secret).update(body).digest('hex');

/** How a host shows that it knows the secret. */
export type Signing = (body: string, secret: string) => Readonly<Record<string, string>>;

export const gitHubSigned: Signing = (body, secret) => ({
  'x-hub-signature-256': `sha256=${hmac('sha256', body, secret)}`,
});

export const post = async (
  url: string,
  body: string | Buffer,
  headers: Readonly<Record<string, string>>,
): Promise<GitAnswer> => {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
  return { status: answer.status, ...((await answer.json()) as Omit<GitAnswer, 'status'>) };
};

export interface GitWebhookAddress {
  readonly url: string;
  readonly secret: string;
}

/** Delivers as a host does that was given an address and a secret. */
export const deliverTo = (
  { url, secret }: GitWebhookAddress,
  { headers, payload }: HostDelivery,
  signing: Signing = gitHubSigned,
): Promise<GitAnswer> => {
  const body = JSON.stringify(payload);
  return post(url, body, { ...headers, ...signing(body, secret) });
};
