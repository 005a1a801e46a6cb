import { type Examples, story } from './example.js';

const { pipeline } = story;

const definition = {
  name: 'shop-push',
  targetPipeline: pipeline,
  targetAction: 'Fetch',
  filters: [{ jsonPath: '$.ref', matchEquals: 'refs/heads/main' }],
  authentication: 'GITHUB_HMAC',
};

const item = {
  definition: { ...definition, authenticationConfiguration: { SecretToken: '****' } },
  url: 'http://127.0.0.1:8420/trigger?t=Zm9yIGV4YW1wbGU&v=1',
  arn: 'arn:aws:codepipeline:eu-west-1:000000000000:webhook:shop-push',
};

export const webhookExamples = {
  PutWebhook: [
    {
      title: 'To make a webhook from a file:',
      options: ['--webhook file://webhook.json'],
      files: {
        'webhook.json': {
          ...definition,
          authenticationConfiguration: { SecretToken: 'the-agreed-secret' },
        },
      },
      output: { webhook: { ...item, tags: [] } },
    },
  ],
  ListWebhooks: [
    {
      title: 'To print the address of every webhook:',
      options: ["--query 'webhooks[].[definition.name,url]'", '--output text'],
      text: [`shop-push\t${item.url}`],
    },
  ],
  DeleteWebhook: [{ title: 'To delete a webhook:', options: ['--name shop-push'] }],
  RegisterWebhookWithThirdParty: [
    {
      title: 'To have GitHub post its events to a webhook:',
      options: ['--webhook-name shop-push'],
    },
  ],
  DeregisterWebhookWithThirdParty: [
    {
      title: 'To have GitHub post no more events to a webhook:',
      options: ['--webhook-name shop-push'],
    },
  ],
} satisfies Partial<Examples>;
