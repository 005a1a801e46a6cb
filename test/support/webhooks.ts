import {
  type CodePipelineClient,
  CreateCustomActionTypeCommand,
  ListPipelineExecutionsCommand,
  ListWebhooksCommand,
  type PipelineDeclaration,
  PutWebhookCommand,
  type WebhookDefinition,
} from '@aws-sdk/client-codepipeline';
import { customType, jobsPipeline } from './story.js';

/** A custom source with a branch, which nobody works on: its executions stay where they are. */
export const registerSource = (client: CodePipelineClient, provider: string): Promise<unknown> =>
  client.send(
    new CreateCustomActionTypeCommand({
      category: 'Source',
      provider,
      version: '1',
      configurationProperties: [
        { name: 'Branch', required: true, key: true, secret: false },
        { name: 'Token', required: true, key: false, secret: true },
      ],
      inputArtifactDetails: { minimumCount: 0, maximumCount: 0 },
      outputArtifactDetails: { minimumCount: 0, maximumCount: 1 },
    }),
  );

export const hookedPipeline = (
  name: string,
  provider: string,
  more: Partial<PipelineDeclaration> = {},
): PipelineDeclaration => {
  const { stages = [], ...pipeline } = jobsPipeline(name, { provider, stages: 1, actions: 1 });
  const source = {
    name: 'Source',
    actions: [
      {
        name: 'Fetch',
        actionTypeId: customType('Source', provider),
        configuration: { Branch: 'main', Token: 'geheim' },
      },
    ],
  };
  return { ...pipeline, stages: [source, ...stages.slice(1)], ...more };
};

/** Puts a webhook and gives what was answered. */
export const putWebhook = async (
  client: CodePipelineClient,
  targetPipeline: string,
  more: Partial<WebhookDefinition> = {},
) => {
  const { webhook } = await client.send(
    new PutWebhookCommand({
      webhook: {
        name: `${targetPipeline}-hook`,
        targetPipeline,
        targetAction: 'Fetch',
        filters: [{ jsonPath: '$.ref', matchEquals: 'refs/heads/{Branch}' }],
        authentication: 'UNAUTHENTICATED',
        authenticationConfiguration: {},
        ...more,
      },
    }),
  );
  return { ...webhook, url: webhook?.url ?? '', arn: webhook?.arn ?? '' };
};

export const listedWebhook = async (client: CodePipelineClient, name: string) => {
  const { webhooks = [] } = await client.send(new ListWebhooksCommand({}));
  return webhooks.find(({ definition }) => definition?.name === name);
};

/** The executions that webhooks have started, newest first. */
export const triggered = async (client: CodePipelineClient, pipelineName: string) => {
  const { pipelineExecutionSummaries = [] } = await client.send(
    new ListPipelineExecutionsCommand({ pipelineName }),
  );
  return pipelineExecutionSummaries.filter(({ trigger }) => trigger?.triggerType === 'Webhook');
};
