import {
  type CodePipelineClient,
  CreateCustomActionTypeCommand,
  CreatePipelineCommand,
  DeleteCustomActionTypeCommand,
  DeletePipelineCommand,
  GetPipelineCommand,
  ListActionTypesCommand,
  ListPipelineExecutionsCommand,
  ListTagsForResourceCommand,
  PollForJobsCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdatePipelineCommand,
} from '@aws-sdk/client-codepipeline';
import { describe, expect, test } from 'vitest';
import { liveServer } from '../support/live-server.js';
import { roleArn } from '../support/story.js';

// The calls of Terraform's AWS provider, in its order, with what it looks at in the answers.

let client: CodePipelineClient;
liveServer(async ({ clients }) => {
  client = clients.codepipeline;
});

const refusal = (code: string, message: unknown = expect.any(String)) =>
  expect.objectContaining({
    name: code,
    message,
    $metadata: expect.objectContaining({ httpStatusCode: 400 }),
  });

// As it comes out of a file: nobody else has hold of it.
const copyOf = (input: object) => JSON.parse(JSON.stringify(input));

describe('aws_codepipeline', () => {
  const name = 'tf-pipeline';
  const declared = {
    name,
    roleArn,
    artifactStore: { type: 'S3', location: 'artifacts' },
    stages: [
      {
        name: 'Source',
        actions: [
          {
            name: 'Fetch',
            actionTypeId: {
              category: 'Source',
              owner: 'ThirdParty',
              provider: 'GitHub',
              version: '1',
            },
            configuration: { Owner: 'o', Repo: 'r', Branch: 'main', OAuthToken: 'gho_secret' },
            outputArtifacts: [{ name: 'code' }],
          },
        ],
      },
      {
        name: 'Build',
        actions: [
          {
            name: 'Compile',
            actionTypeId: { category: 'Build', owner: 'AWS', provider: 'CodeBuild', version: '1' },
            configuration: { ProjectName: 'p' },
            inputArtifacts: [{ name: 'code' }],
            outputArtifacts: [{ name: 'app' }],
          },
        ],
      },
    ],
  } as const;
  const pipeline = () => copyOf(declared);
  const read = () => client.send(new GetPipelineCommand({ name }));
  const tags = async (resourceArn: string | undefined) =>
    (await client.send(new ListTagsForResourceCommand({ resourceArn }))).tags;

  test('create: the declaration comes back with its defaults and without its secret', async () => {
    const answer = await client.send(
      new CreatePipelineCommand({
        pipeline: pipeline(),
        tags: [
          { key: 'Name', value: 'x' },
          { key: 'Env', value: '' },
        ],
      }),
    );
    expect(answer.pipeline).toMatchObject({
      name,
      version: 1,
      executionMode: 'SUPERSEDED',
      pipelineType: 'V1',
      artifactStore: declared.artifactStore,
    });
    expect(answer.pipeline).not.toHaveProperty('artifactStores');
    expect(answer.pipeline?.stages?.[0]?.actions?.[0]).toEqual({
      ...declared.stages[0].actions[0],
      configuration: { Owner: 'o', Repo: 'r', Branch: 'main', OAuthToken: '****' },
      runOrder: 1,
      inputArtifacts: [],
    });
    expect(answer.tags).toEqual([
      { key: 'Env', value: '' },
      { key: 'Name', value: 'x' },
    ]);
  });

  test('read: the same declaration, and the tags under the ARN of its metadata', async () => {
    const { pipeline: found, metadata } = await read();
    expect(found?.stages?.[0]?.actions?.[0]?.configuration).toHaveProperty('OAuthToken', '****');
    expect(metadata?.pipelineArn).toBe(`arn:aws:codepipeline:us-east-1:000000000000:${name}`);
    expect(metadata?.created).toBeInstanceOf(Date);
    expect(metadata).not.toHaveProperty('pollingDisabledAt');
    expect(await tags(metadata?.pipelineArn)).toHaveLength(2);
  });

  test('plan: what was read is taken as it is, and changes nothing but the version', async () => {
    const before = await read();
    const { pipeline: after } = await client.send(
      new UpdatePipelineCommand({ pipeline: before.pipeline }),
    );
    expect(after).toEqual({ ...before.pipeline, version: 2 });
    const { metadata } = await read();
    expect(metadata?.created).toEqual(before.metadata?.created);
    expect(metadata?.updated?.getTime()).toBeGreaterThan(before.metadata?.updated?.getTime() ?? 0);
  });

  test('update: the next version, with the tags apart, and no execution', async () => {
    const { metadata } = await read();
    const changed = pipeline();
    changed.version = 77;
    changed.stages[1].name = 'Construct';
    const answer = await client.send(new UpdatePipelineCommand({ pipeline: changed }));
    expect(answer.pipeline).toMatchObject({ version: 3, stages: [{}, { name: 'Construct' }] });
    const resourceArn = metadata?.pipelineArn;
    await client.send(new UntagResourceCommand({ resourceArn, tagKeys: ['Env', 'Never'] }));
    await client.send(new TagResourceCommand({ resourceArn, tags: [{ key: 'Name', value: 'y' }] }));
    expect(await tags(resourceArn)).toEqual([{ key: 'Name', value: 'y' }]);
    const { pipelineExecutionSummaries: executions } = await client.send(
      new ListPipelineExecutionsCommand({ pipelineName: name }),
    );
    expect(executions?.map(({ trigger }) => trigger?.triggerType)).toEqual(['CreatePipeline']);
    expect(
      (await client.send(new GetPipelineCommand({ name, version: 1 }))).pipeline,
    ).toMatchObject({ version: 1, stages: [{}, { name: 'Build' }] });
  });

  test('create again: the name is in use', async () => {
    const again = client.send(new CreatePipelineCommand({ pipeline: pipeline() }));
    await expect(again).rejects.toEqual(
      refusal(
        'PipelineNameInUseException',
        `A pipeline with the name '${name}' already exists in account '000000000000'`,
      ),
    );
  });

  test('destroy: it is gone, as often as it is asked for, and may be made anew', async () => {
    const { metadata } = await read();
    await client.send(new DeletePipelineCommand({ name }));
    await client.send(new DeletePipelineCommand({ name }));
    await expect(read()).rejects.toEqual(
      refusal(
        'PipelineNotFoundException',
        `Account '000000000000' does not have a pipeline with name '${name}'`,
      ),
    );
    await expect(tags(metadata?.pipelineArn)).rejects.toEqual(refusal('ResourceNotFoundException'));
    const anew = await client.send(new CreatePipelineCommand({ pipeline: pipeline() }));
    expect(anew.pipeline?.version).toBe(1);
    expect(anew).not.toHaveProperty('tags');
    expect(await tags(metadata?.pipelineArn)).toEqual([]);
  });
});

describe('aws_codepipeline_custom_action_type', () => {
  const key = { category: 'Build', provider: 'tf-provider', version: '1' } as const;
  const property = { name: 'Project', required: true, key: true, secret: false } as const;
  const definition = {
    ...key,
    configurationProperties: [
      { ...property, queryable: true, description: 'which one', type: 'String' },
      { ...property, name: 'Token', required: false, secret: true },
    ],
    settings: { entityUrlTemplate: 'https://ci.example/{Config:Project}' },
    inputArtifactDetails: { minimumCount: 0, maximumCount: 1 },
    outputArtifactDetails: { minimumCount: 0, maximumCount: 5 },
    tags: [{ key: 'Name', value: 'x' }],
  } as const;
  const create = (more: object = {}) =>
    client.send(new CreateCustomActionTypeCommand({ ...copyOf(definition), ...more }));
  // The provider makes the ARN by itself.
  const resourceArn =
    'arn:aws:codepipeline:us-east-1:000000000000:actiontype:Custom/Build/tf-provider/1';
  const actionTypeId = { ...key, owner: 'Custom' } as const;
  const find = async () => {
    const { actionTypes } = await client.send(
      new ListActionTypesCommand({ actionOwnerFilter: 'Custom' }),
    );
    return actionTypes?.find(({ id }) => id?.provider === key.provider);
  };

  test('create: the type of a property does not come back, all else does', async () => {
    const { actionType, tags } = await create();
    expect(actionType).toEqual({
      id: actionTypeId,
      settings: definition.settings,
      actionConfigurationProperties: [
        { ...property, queryable: true, description: 'which one' },
        { ...property, name: 'Token', required: false, secret: true },
      ],
      inputArtifactDetails: definition.inputArtifactDetails,
      outputArtifactDetails: definition.outputArtifactDetails,
    });
    expect(tags).toEqual(definition.tags);
    expect(await find()).toEqual(actionType);
  });

  test('read: its tags are found under the ARN that the provider makes', async () => {
    const { tags } = await client.send(new ListTagsForResourceCommand({ resourceArn }));
    expect(tags).toEqual(definition.tags);
  });

  test('create again: the same is answered alike, another one is refused', async () => {
    expect((await create()).actionType).toEqual(await find());
    await expect(create({ settings: {} })).rejects.toEqual(
      refusal(
        'ActionTypeAlreadyExistsException',
        "Action type (Category: 'Build', Provider: 'tf-provider', Owner: 'Custom', Version: '1') already exists",
      ),
    );
  });

  test('destroy: it is listed no more, and its key stays burnt', async () => {
    await client.send(new DeleteCustomActionTypeCommand(key));
    await client.send(new DeleteCustomActionTypeCommand(key));
    expect(await find()).toBeUndefined();
    await expect(create()).rejects.toEqual(
      refusal(
        'ActionTypeAlreadyExistsException',
        expect.stringMatching(/has been deleted\. Create a new version of the action type\.$/),
      ),
    );
    await expect(client.send(new PollForJobsCommand({ actionTypeId }))).rejects.toEqual(
      refusal(
        'ActionTypeNotFoundException',
        "ActionType (Category: 'Build', Owner: 'Custom', Provider: 'tf-provider', Version: '1') is not available",
      ),
    );
    const next = await create({ version: '2' });
    expect(next.actionType?.id?.version).toBe('2');
  });
});
