import type { NounWords } from './noun-words.js';
import { pageSize, tokenAnswered, tokenGiven } from './paging.js';

export const webhook = {
  operations: {
    PutWebhook: {
      summary: 'Makes or replaces a webhook that starts a pipeline.',
      paragraphs: [
        'Gives an address to which another system posts its events. An event that passes the authentication and all filters starts the pipeline. A webhook of the same name keeps its address and gets the new definition.',
      ],
    },
    ListWebhooks: {
      summary: 'Lists the webhooks of the account in the region.',
      paragraphs: [
        'Gives each with its address and its last delivery. Secret tokens are shown as ****.',
      ],
    },
    DeleteWebhook: {
      summary: 'Deletes a webhook.',
      paragraphs: [
        'Its address stops working; a webhook made later under the same name gets another one. If it was registered with GitHub, deregister it first. A webhook that does not exist is no error.',
      ],
    },
    RegisterWebhookWithThirdParty: {
      summary: "Enters a webhook's address in the repository on GitHub.",
      paragraphs: [
        "Uses the OAuth token of the target action to tell GitHub where to post its events. Only for webhooks whose target is a GitHub (version 1) source. A failure shows in the webhook's errorCode and errorMessage.",
      ],
    },
    DeregisterWebhookWithThirdParty: {
      summary: "Takes a webhook's address out of the repository on GitHub.",
      paragraphs: [
        'The reverse of RegisterWebhookWithThirdParty, to be done before the webhook is deleted. One that is not registered is no error.',
      ],
    },
  },
  structures: {
    PutWebhookInput: {
      members: {
        webhook: 'The definition of the webhook.',
        tags: 'The tags of the webhook. At most 50.',
      },
    },
    PutWebhookOutput: { members: { webhook: 'The webhook as it was stored, with its address.' } },
    ListWebhooksInput: { members: { NextToken: tokenGiven, MaxResults: pageSize(100) } },
    ListWebhooksOutput: { members: { webhooks: 'The webhooks.', NextToken: tokenAnswered } },
    DeleteWebhookInput: { members: { name: 'The name of the webhook to delete.' } },
    DeleteWebhookOutput: { members: {} },
    RegisterWebhookWithThirdPartyInput: {
      members: { webhookName: 'The name of the webhook to register.' },
    },
    RegisterWebhookWithThirdPartyOutput: { members: {} },
    DeregisterWebhookWithThirdPartyInput: {
      members: { webhookName: 'The name of the webhook to deregister.' },
    },
    DeregisterWebhookWithThirdPartyOutput: { members: {} },
    ListWebhookItem: {
      about: 'A webhook and what became of it.',
      members: {
        definition: 'The definition of the webhook.',
        url: 'The address to post events to. Whoever knows it can try to start the pipeline.',
        errorMessage: 'What went wrong with the webhook last, in words.',
        errorCode: 'The code of what went wrong with the webhook last.',
        lastTriggered: 'When an event last started the pipeline.',
        arn: 'The ARN of the webhook.',
        tags: 'The tags of the webhook.',
      },
    },
    WebhookDefinition: {
      about: 'What a webhook listens to and what it starts.',
      members: {
        name: 'The name of the webhook, unique in the account and region.',
        targetPipeline: 'The name of the pipeline that an event starts.',
        targetAction:
          'The name of the source action that the event is for. It stands in the first stage.',
        filters: 'What must hold of an event. At most 5, all of which must match.',
        authentication:
          'How a sender proves itself. GITHUB_HMAC checks a signature, IP the address of the sender, UNAUTHENTICATED nothing.',
        authenticationConfiguration:
          'What the authentication checks against. Empty for UNAUTHENTICATED.',
      },
    },
    WebhookFilterRule: {
      about: 'What must hold of one part of an event.',
      members: {
        jsonPath: "The JsonPath of the part within the event's JSON.",
        matchEquals:
          "The value that the part must have. {Name} stands for the value of Name in the target action's configuration; if left out, the part need only be there.",
      },
    },
    WebhookAuthConfiguration: {
      about: 'What the authentication of a webhook checks against.',
      members: {
        AllowedIPRange:
          'The addresses that events may come from, as a CIDR range. For the authentication IP only.',
        SecretToken:
          'The secret that GitHub signs its events with. For the authentication GITHUB_HMAC only.',
      },
    },
  },
} satisfies NounWords;
