import {
  arn,
  client,
  manyTags,
  nextToken,
  type ProvokedErrors,
  stages,
  still,
  systemTags,
  takesTurns,
} from './trial.js';
import { declare } from './world.js';

const badStages = (name: string) => {
  const [source, build] = declare({ name, stages }).stages ?? [];
  const twice = [source, build, build].flatMap((stage) => stage ?? []);
  const blocked = [
    source,
    build && { ...build, blockers: [{ name: 'b', type: 'Schedule' as const }] },
  ];
  const unknownType = { category: 'Build', owner: 'Custom', provider: 'No', version: '1' } as const;
  const unknown = [
    source,
    build && { ...build, actions: [{ name: 'A', actionTypeId: unknownType }] },
  ];
  const named = (list: readonly (typeof source)[]) => ({
    pipeline: { ...declare({ name, stages }), stages: list.flatMap((stage) => stage ?? []) },
  });
  return {
    twice: named(twice),
    blocked: named(blocked),
    unknownAction: named(unknown),
    single: named([source]),
  };
};

const webhook = (more: object = {}) => ({
  name: 'Hook',
  targetPipeline: 'Still',
  targetAction: 'Fetch',
  filters: [{ jsonPath: '$.ref' }],
  authentication: 'UNAUTHENTICATED' as const,
  authenticationConfiguration: {},
  ...more,
});

export const pipelineErrors = {
  CreatePipeline: {
    ValidationException: () => client().createPipeline({ pipeline: { ...still(), roleArn: 'r' } }),
    PipelineNameInUseException: () => client().createPipeline({ pipeline: still() }),
    InvalidStageDeclarationException: () => client().createPipeline(badStages('Still').twice),
    InvalidActionDeclarationException: () =>
      client().createPipeline(badStages('Still').unknownAction),
    InvalidBlockerDeclarationException: () => client().createPipeline(badStages('Still').blocked),
    InvalidStructureException: () => client().createPipeline(badStages('Still').single),
    LimitExceededException: 'a thousand pipelines are made in a test of their quota',
    TooManyTagsException: () => client().createPipeline({ pipeline: still(), tags: manyTags(51) }),
    InvalidTagsException: () => client().createPipeline({ pipeline: still(), tags: systemTags }),
    ConcurrentModificationException: takesTurns,
  },
  DeletePipeline: {
    ValidationException: () => client().deletePipeline({ name: '!' }),
    ConcurrentModificationException: takesTurns,
  },
  GetPipeline: {
    ValidationException: () => client().getPipeline({ name: '!' }),
    PipelineNotFoundException: () => client().getPipeline({ name: 'No' }),
    PipelineVersionNotFoundException: () => client().getPipeline({ name: 'Still', version: 9 }),
  },
  GetPipelineState: {
    ValidationException: () => client().getPipelineState({ name: '!' }),
    PipelineNotFoundException: () => client().getPipelineState({ name: 'No' }),
  },
  ListPipelines: {
    ValidationException: () => client().listPipelines({ maxResults: 0 }),
    InvalidNextTokenException: () => client().listPipelines({ nextToken }),
  },
  UpdatePipeline: {
    ValidationException: () => client().updatePipeline({ pipeline: { ...still(), roleArn: 'r' } }),
    InvalidStageDeclarationException: () => client().updatePipeline(badStages('Still').twice),
    InvalidActionDeclarationException: () =>
      client().updatePipeline(badStages('Still').unknownAction),
    InvalidBlockerDeclarationException: () => client().updatePipeline(badStages('Still').blocked),
    InvalidStructureException: () => client().updatePipeline(badStages('Still').single),
    LimitExceededException: 'an update adds nothing that a quota counts',
  },
  ListTagsForResource: {
    ValidationException: () => client().listTagsForResource({ resourceArn: 'x' }),
    ResourceNotFoundException: () => client().listTagsForResource({ resourceArn: arn('No') }),
    InvalidNextTokenException: () =>
      client().listTagsForResource({ resourceArn: arn('Still'), nextToken }),
    InvalidArnException: () => client().listTagsForResource({ resourceArn: arn('Still/Build') }),
  },
  TagResource: {
    ValidationException: () => client().tagResource({ resourceArn: 'x', tags: [] }),
    ResourceNotFoundException: () => client().tagResource({ resourceArn: arn('No'), tags: [] }),
    InvalidArnException: () => client().tagResource({ resourceArn: arn('Still/Build'), tags: [] }),
    TooManyTagsException: () =>
      client().tagResource({ resourceArn: arn('Still'), tags: manyTags(51) }),
    InvalidTagsException: () =>
      client().tagResource({ resourceArn: arn('Still'), tags: systemTags }),
    ConcurrentModificationException: takesTurns,
  },
  UntagResource: {
    ValidationException: () => client().untagResource({ resourceArn: 'x', tagKeys: [] }),
    ResourceNotFoundException: () =>
      client().untagResource({ resourceArn: arn('No'), tagKeys: [] }),
    InvalidArnException: () =>
      client().untagResource({ resourceArn: arn('Still/Build'), tagKeys: [] }),
    InvalidTagsException: () =>
      client().untagResource({ resourceArn: arn('Still'), tagKeys: ['aws:mine'] }),
    ConcurrentModificationException: takesTurns,
  },
  DeleteWebhook: {
    ValidationException: () => client().deleteWebhook({ name: '!' }),
    ConcurrentModificationException: takesTurns,
  },
  DeregisterWebhookWithThirdParty: {
    ValidationException: () => client().deregisterWebhookWithThirdParty({ webhookName: '!' }),
    WebhookNotFoundException: () => client().deregisterWebhookWithThirdParty({ webhookName: 'No' }),
  },
  ListWebhooks: {
    ValidationException: () => client().listWebhooks({ MaxResults: 0 }),
    InvalidNextTokenException: () => client().listWebhooks({ NextToken: nextToken }),
  },
  PutWebhook: {
    ValidationException: () =>
      client().putWebhook({ webhook: webhook({ targetAction: 'Compile' }) }),
    LimitExceededException: async () => {
      for (let index = 0; index <= 300; index += 1) {
        await client().putWebhook({ webhook: webhook({ name: `Hook${index}` }) });
      }
    },
    InvalidWebhookFilterPatternException: () =>
      client().putWebhook({ webhook: webhook({ filters: [{ jsonPath: '$.[' }] }) }),
    InvalidWebhookAuthenticationParametersException: () =>
      client().putWebhook({ webhook: webhook({ authentication: 'GITHUB_HMAC' }) }),
    PipelineNotFoundException: () =>
      client().putWebhook({ webhook: webhook({ targetPipeline: 'No' }) }),
    TooManyTagsException: () =>
      client().putWebhook({ webhook: webhook({ name: 'Hook0' }), tags: manyTags(51) }),
    InvalidTagsException: () =>
      client().putWebhook({ webhook: webhook({ name: 'Hook0' }), tags: systemTags }),
    ConcurrentModificationException: takesTurns,
  },
  RegisterWebhookWithThirdParty: {
    ValidationException: () => client().registerWebhookWithThirdParty({ webhookName: '!' }),
    WebhookNotFoundException: () => client().registerWebhookWithThirdParty({ webhookName: 'No' }),
  },
} satisfies ProvokedErrors;
