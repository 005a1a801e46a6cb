import { randomUUID } from 'node:crypto';
import {
  AcknowledgeJobCommand,
  DeletePipelineCommand,
  GetJobDetailsCommand,
  GetPipelineExecutionCommand,
  GetPipelineStateCommand,
  ListActionExecutionsCommand,
  PutJobFailureResultCommand,
  PutJobSuccessResultCommand,
  StopPipelineExecutionCommand,
} from '@aws-sdk/client-codepipeline';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { acknowledge, executionIs, nextJob, succeed } from '../support/story.js';
import { until } from '../support/until.js';
import { openWorkplace, type Workplace } from '../support/workplace.js';

let at: Workplace;
beforeAll(async () => {
  at = await openWorkplace();
});
afterAll(() => at?.close());

describe('AcknowledgeJob', () => {
  test('says the same again, and how the job has ended once it has', async () => {
    const { source } = await at.newPipeline();
    const job = await at.work(source);
    expect(await acknowledge(at.client, job)).toBe('InProgress');
    await succeed(at.client, job);
    expect(await acknowledge(at.client, job)).toBe('Succeeded');
  });

  test('knows wrong nonces and jobs that never were', async () => {
    const { source } = await at.newPipeline();
    const job = await at.work(source);
    await expect(acknowledge(at.client, { ...job, nonce: '3' })).rejects.toMatchObject({
      name: 'InvalidNonceException',
    });
    const jobId = randomUUID();
    await expect(
      at.client.send(new AcknowledgeJobCommand({ jobId, nonce: '3' })),
    ).rejects.toMatchObject({
      name: 'JobNotFoundException',
      message: `Job ${jobId} could not be found`,
    });
  });
});

describe('GetJobDetails', () => {
  test('tells the job again with new credentials and without its nonce', async () => {
    const { source } = await at.newPipeline({ source: { outputArtifacts: [{ name: 'Out' }] } });
    const job = await nextJob(at.client, source);
    const details = () => at.client.send(new GetJobDetailsCommand({ jobId: job.id }));
    const { jobDetails } = await details();
    const { artifactCredentials: first, ...rest } = jobDetails?.data ?? {};
    const { artifactCredentials: polled, ...known } = job.data ?? {};
    expect(rest).toEqual(known);
    expect(jobDetails).not.toHaveProperty('nonce');
    expect(first?.sessionToken).not.toBe(polled?.sessionToken);
    const jobId = randomUUID();
    await expect(at.client.send(new GetJobDetailsCommand({ jobId }))).rejects.toMatchObject({
      name: 'JobNotFoundException',
    });
  });
});

describe('PutJobSuccessResult', () => {
  test('is refused before the acknowledgement and after the end', async () => {
    const { source } = await at.newPipeline();
    const job = await nextJob(at.client, source);
    const refused = { name: 'InvalidJobStateException' };
    await expect(succeed(at.client, job)).rejects.toMatchObject(refused);
    await acknowledge(at.client, job);
    await succeed(at.client, job);
    await expect(succeed(at.client, job)).rejects.toMatchObject(refused);
    const failureDetails = { type: 'JobFailed', message: 'late' } as const;
    await expect(
      at.client.send(new PutJobFailureResultCommand({ jobId: job.id, failureDetails })),
    ).rejects.toMatchObject(refused);
  });

  test('with a continuation token brings another job of the same action, and what was said stays said', async () => {
    const { name, source } = await at.newPipeline();
    const job = await at.work(source);
    await at.client.send(
      new PutJobSuccessResultCommand({
        jobId: job.id,
        continuationToken: 'round-1',
        executionDetails: {
          summary: 'half way',
          externalExecutionId: 'build/7',
          percentComplete: 50,
        },
      }),
    );
    const second = await at.work(source);
    expect(second.id).not.toBe(job.id);
    expect(second.data?.continuationToken).toBe('round-1');
    expect(second.data?.pipelineContext).toEqual(job.data?.pipelineContext);
    await at.client.send(
      new PutJobSuccessResultCommand({ jobId: second.id, continuationToken: 'round-2' }),
    );
    const latest = async () => {
      const { stageStates } = await at.client.send(new GetPipelineStateCommand({ name }));
      return stageStates?.[0]?.actionStates?.[0]?.latestExecution;
    };
    expect(await latest()).toMatchObject({
      status: 'InProgress',
      summary: 'half way',
      externalExecutionId: 'build/7',
      percentComplete: 50,
    });
    const third = await at.work(source);
    await succeed(at.client, third);
    expect(await latest()).toMatchObject({ status: 'Succeeded', summary: 'half way' });
    await expect(acknowledge(at.client, { ...job })).resolves.toBe('Succeeded');
  });

  test('takes output variables with the last result only, and not too many', async () => {
    const { source } = await at.newPipeline();
    const job = await at.work(source);
    const put = (more: object) =>
      at.client.send(new PutJobSuccessResultCommand({ jobId: job.id, ...more }));
    await expect(
      put({ continuationToken: 'c', outputVariables: { A: 'a' } }),
    ).rejects.toMatchObject({ name: 'ValidationException' });
    await expect(put({ outputVariables: { A: 'é'.repeat(61_440) } })).rejects.toMatchObject({
      name: 'OutputVariablesSizeExceededException',
    });
    await put({ outputVariables: { A: 'a'.repeat(122_879) } });
  });

  test('passes its output variables on to later actions under the namespace', async () => {
    const { build, source, name } = await at.newPipeline({ source: { namespace: 'Src' } });
    const job = await at.work(source);
    await at.client.send(
      new PutJobSuccessResultCommand({ jobId: job.id, outputVariables: { CommitId: 'c0ffee' } }),
    );
    await succeed(at.client, await at.work(build));
    const { actionExecutionDetails = [] } = await at.client.send(
      new ListActionExecutionsCommand({ pipelineName: name }),
    );
    expect(actionExecutionDetails.at(-1)?.output?.outputVariables).toEqual({ CommitId: 'c0ffee' });
  });

  test('of a source action makes its current revision the revision of the execution', async () => {
    const { name, source } = await at.newPipeline({
      source: { outputArtifacts: [{ name: 'Out' }] },
    });
    const job = await at.work(source);
    await at.client.send(
      new PutJobSuccessResultCommand({
        jobId: job.id,
        currentRevision: {
          revision: 'r1',
          changeIdentifier: 'change',
          created: new Date(1_790_000_000_250),
          revisionSummary: 'what changed',
        },
      }),
    );
    const { pipelineExecution } = await at.client.send(
      new GetPipelineExecutionCommand({
        pipelineName: name,
        pipelineExecutionId: job.data?.pipelineContext?.pipelineExecutionId,
      }),
    );
    expect(pipelineExecution?.artifactRevisions).toEqual([
      {
        name: 'Out',
        revisionId: 'r1',
        revisionChangeIdentifier: 'change',
        revisionSummary: 'what changed',
        created: new Date(1_790_000_000_250),
      },
    ]);
  });
});

describe('PutJobFailureResult', () => {
  test('fails the action, its stage and the execution, and says why', async () => {
    const { name, source } = await at.newPipeline();
    const job = await at.work(source);
    await at.client.send(
      new PutJobFailureResultCommand({
        jobId: job.id,
        failureDetails: {
          type: 'ConfigurationError',
          message: 'no such branch',
          externalExecutionId: 'build/8',
        },
      }),
    );
    await executionIs(at.client, name, ['Failed']);
    const { stageStates } = await at.client.send(new GetPipelineStateCommand({ name }));
    expect(stageStates?.[0]).toMatchObject({
      latestExecution: { status: 'Failed' },
      actionStates: [
        {
          latestExecution: {
            status: 'Failed',
            externalExecutionId: 'build/8',
            errorDetails: { code: 'ConfigurationError', message: 'no such branch' },
          },
        },
      ],
    });
    expect(await acknowledge(at.client, job)).toBe('Failed');
  });
});

describe('a job whose action is over', () => {
  test('is no longer offered after the execution was abandoned, and takes no result', async () => {
    const { name, source } = await at.newPipeline();
    const job = await at.work(source);
    const execution = await executionIs(at.client, name, ['InProgress']);
    await at.client.send(
      new StopPipelineExecutionCommand({
        pipelineName: name,
        pipelineExecutionId: execution.pipelineExecutionId,
        abandon: true,
      }),
    );
    await expect(succeed(at.client, job)).rejects.toMatchObject({
      name: 'InvalidJobStateException',
    });
    expect(await at.poll(source)).toEqual([]);
  });

  test('is gone with its pipeline', async () => {
    const { name, source } = await at.newPipeline();
    const job = await at.work(source);
    await at.client.send(new DeletePipelineCommand({ name }));
    await expect(succeed(at.client, job)).rejects.toMatchObject({
      name: expect.stringMatching(/JobNotFoundException|InvalidJobStateException/),
    });
    await until('nothing is offered', async () => (await at.poll(source)).length === 0);
  });
});
