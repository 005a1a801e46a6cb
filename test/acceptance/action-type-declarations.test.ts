import {
  CreatePipelineCommand,
  GetActionTypeCommand,
  GetPipelineCommand,
  GetPipelineStateCommand,
  ListActionExecutionsCommand,
  ListActionTypesCommand,
  ListDeployActionExecutionTargetsCommand,
  PutJobSuccessResultCommand,
  UpdateActionTypeCommand,
} from '@aws-sdk/client-codepipeline';
import { describe, expect, test } from 'vitest';
import { liveServer } from '../support/live-server.js';
import { endOf, environmentFor, startProgram } from '../support/own-commands.js';
import { acknowledge, customType, executionIs, nextJob, registerType } from '../support/story.js';
import { executorType, thirdPartyPipeline, thirdPartyType } from '../support/third-party.js';

const live = liveServer();

type Declaration = ReturnType<typeof executorType>;

const update = (actionType: Declaration) =>
  live.clients.codepipeline.send(new UpdateActionTypeCommand({ actionType }));

const get = async ({ id }: Declaration) =>
  (await live.clients.codepipeline.send(new GetActionTypeCommand(id))).actionType;

const lambda = {
  type: 'Lambda',
  configuration: {
    lambdaExecutorConfiguration: {
      lambdaFunctionArn: 'arn:aws:lambda:us-east-1:000000000000:function:build',
    },
  },
} as const;

describe('an action type with an executor', () => {
  test('is made, shown, replaced and listed', async () => {
    const type = executorType('Shown');
    await expect(get(type)).rejects.toMatchObject({
      name: 'ActionTypeNotFoundException',
      message:
        "ActionType (Category: 'Build', Owner: 'ThirdParty', Provider: 'Shown', Version: '1') is not available",
    });
    await update(type);
    expect(await get(type)).toEqual(type);
    const better = { ...type, description: 'Better.', executor: { ...type.executor } };
    await update(better);
    expect(await get(type)).toEqual(better);
    const { actionTypes = [] } = await live.clients.codepipeline.send(
      new ListActionTypesCommand({ actionOwnerFilter: 'ThirdParty' }),
    );
    expect(actionTypes.find(({ id }) => id?.provider === 'Shown')).toMatchObject({
      id: thirdPartyType('Shown'),
      actionConfigurationProperties: [
        { name: 'Project', required: true, secret: false },
        { name: 'Password', required: false, secret: true },
      ],
    });
  });

  test('is refused when it contradicts itself, and where the server has its own', async () => {
    const refused = { name: 'ValidationException' };
    const { executor } = executorType('Odd');
    await expect(
      update(executorType('Odd', { executor: { ...executor, type: 'Lambda' } })),
    ).rejects.toMatchObject(refused);
    const id = { category: 'Deploy', owner: 'AWS', provider: 'S3', version: '1' } as const;
    await expect(update(executorType('Odd', { id }))).rejects.toMatchObject({
      ...refused,
      message:
        'The action type Deploy/AWS/S3 is built in and cannot be updated. Use another provider.',
    });
  });

  test('hides its secrets wherever a pipeline is shown', async () => {
    const { codepipeline } = live.clients;
    await registerType(codepipeline, 'Source', 'Masked');
    await update(executorType('Masked'));
    await codepipeline.send(
      new CreatePipelineCommand({ pipeline: thirdPartyPipeline('Masked', 'Masked') }),
    );
    const { pipeline } = await codepipeline.send(new GetPipelineCommand({ name: 'Masked' }));
    expect(pipeline?.stages?.[1]?.actions?.[0]?.configuration).toEqual({
      Project: 'shop',
      Password: '****',
    });
    const { stageStates } = await codepipeline.send(
      new GetPipelineStateCommand({ name: 'Masked' }),
    );
    expect(stageStates?.[1]?.actionStates?.[0]?.entityUrl).toBe('https://build.example.com/shop');
  });

  test('with a Lambda executor fails its action with a sentence that says why', async () => {
    const { codepipeline } = live.clients;
    const source = customType('Source', 'Lambda');
    await registerType(codepipeline, 'Source', 'Lambda');
    await update(executorType('Lambda', { executor: lambda }));
    await codepipeline.send(
      new CreatePipelineCommand({ pipeline: thirdPartyPipeline('Lambda', 'Lambda') }),
    );
    const job = await nextJob(codepipeline, source);
    await acknowledge(codepipeline, job);
    await codepipeline.send(new PutJobSuccessResultCommand({ jobId: job.id }));
    await executionIs(codepipeline, 'Lambda', ['Failed']);
    const { actionExecutionDetails } = await codepipeline.send(
      new ListActionExecutionsCommand({ pipelineName: 'Lambda' }),
    );
    expect(actionExecutionDetails?.[0]).toMatchObject({
      input: { configuration: { Password: '****' } },
      output: {
        executionResult: {
          errorDetails: {
            code: 'ConfigurationError',
            message:
              'The action type Build/ThirdParty/Lambda/1 has a Lambda executor, and Pipewright cannot run Lambda functions yet. Register the type with a JobWorker executor in its place.',
          },
        },
      },
    });
    const { actionExecutionId } = actionExecutionDetails?.[0] ?? {};
    const targets = await codepipeline.send(
      new ListDeployActionExecutionTargetsCommand({ pipelineName: 'Lambda', actionExecutionId }),
    );
    expect(targets.targets).toEqual([]);
    await expect(
      codepipeline.send(
        new ListDeployActionExecutionTargetsCommand({ actionExecutionId: 'nothing' }),
      ),
    ).rejects.toMatchObject({ name: 'ActionExecutionNotFoundException' });
  });
});

describe('pipewright third-party-client', () => {
  const run = (...words: readonly string[]) =>
    endOf(
      startProgram(['third-party-client', ...words], {
        env: environmentFor(live.server),
        cwd: live.dataDirectory,
      }),
    );

  test('prints the two halves of a client, the same every time', async () => {
    await update(executorType('Printed'));
    const { code, stdout } = await run('Build', 'Printed', '1');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^clientId {5}[0-9a-f-]{36}\nclientToken {2}[\w-]{43}\n$/);
    const { stdout: json } = await run('Build', 'Printed', '1', '--json');
    const { clientId, clientToken } = JSON.parse(json);
    expect(stdout).toBe(`clientId     ${clientId}\nclientToken  ${clientToken}\n`);
  });

  test('says what is wrong with a type', async () => {
    expect(await run('Build', 'Nobody', '1')).toMatchObject({
      code: 254,
      stderr: expect.stringContaining(
        'The action type Build/ThirdParty/Nobody/1 has no JobWorker executor',
      ),
    });
    expect((await run('Build', 'Printed')).code).toBe(252);
    expect(await run('Bake', 'Printed', '1')).toMatchObject({
      code: 252,
      stderr: expect.stringContaining('There is no action type Bake/ThirdParty/Printed/1.'),
    });
  });
});
