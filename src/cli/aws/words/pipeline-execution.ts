import type { NounWords } from './noun-words.js';
import { pageSize, tokenAnswered, tokenGiven } from './paging.js';

const status =
  'How the execution fares. One that waits for a stage is InProgress; Superseded means that a newer one took its place, Cancelled that the pipeline was updated meanwhile.';
const trigger = 'What started the execution.';
const executionMode = 'The mode in which the execution runs.';
const executionType = 'Whether it is an ordinary execution or a rollback.';
const rollbackMetadata = 'Which execution a rollback goes back to.';

export const pipelineExecution = {
  operations: {
    StartPipelineExecution: {
      summary: 'Starts an execution of a pipeline.',
      paragraphs: [
        'Every source action fetches its newest revision unless another one is given for it. Variables take the values given, else their defaults. The call answers as soon as the execution exists.',
        'Repeating the call with the same client request token starts nothing new and gives the same id. A pipeline in the mode QUEUED or PARALLEL has at most 50 executions under way.',
      ],
    },
    StopPipelineExecution: {
      summary: 'Stops an execution of a pipeline.',
      paragraphs: [
        'Without abandon, actions that are running come to their end and nothing new starts; the execution is Stopping until then. With abandon it ends at once and running actions are Abandoned: what they set going elsewhere goes on.',
        'An execution that is already stopping can still be abandoned. One that has ended cannot be stopped.',
      ],
    },
    GetPipelineExecution: {
      summary: 'Shows one execution of a pipeline.',
      paragraphs: [
        'Gives its status, what started it, the revisions it works with and the values of its variables.',
      ],
    },
    ListPipelineExecutions: {
      summary: 'Lists the executions of a pipeline.',
      paragraphs: [
        'The latest come first. History goes back 12 months. The filter finds executions that a stage can be rolled back to.',
      ],
    },
  },
  structures: {
    StartPipelineExecutionInput: {
      members: {
        name: 'The name of the pipeline that is to run.',
        variables:
          'Values for the variables of the pipeline. From 1 to 50; variables without a default need one.',
        clientRequestToken:
          'A text of your own that marks the request, so that repeating it starts nothing new. A random one is sent if left out.',
        sourceRevisions:
          'Revisions to use in place of the newest ones. At most 50, for V2 pipelines only.',
      },
    },
    StartPipelineExecutionOutput: {
      members: { pipelineExecutionId: 'The id of the execution that was started.' },
    },
    StopPipelineExecutionInput: {
      members: {
        pipelineName: 'The name of the pipeline.',
        pipelineExecutionId: 'The id of the execution to stop.',
        abandon:
          'Whether to stop at once and abandon the actions that are running. They may end first if left out.',
        reason: 'Why the execution is stopped, at most 200 characters.',
      },
    },
    StopPipelineExecutionOutput: {
      members: { pipelineExecutionId: 'The id of the execution, the same that was given.' },
    },
    GetPipelineExecutionInput: {
      members: {
        pipelineName: 'The name of the pipeline.',
        pipelineExecutionId: 'The id of the execution.',
      },
    },
    GetPipelineExecutionOutput: { members: { pipelineExecution: 'The execution.' } },
    ListPipelineExecutionsInput: {
      members: {
        pipelineName: 'The name of the pipeline.',
        maxResults: pageSize(100),
        filter: 'Which executions to list. All of the pipeline if left out.',
        nextToken: tokenGiven,
      },
    },
    ListPipelineExecutionsOutput: {
      members: {
        pipelineExecutionSummaries: 'The executions, the latest first.',
        nextToken: tokenAnswered,
      },
    },
    PipelineExecutionFilter: {
      about: 'Which executions to list.',
      members: { succeededInStage: 'Lists only those that succeeded in one stage.' },
    },
    SucceededInStageFilter: {
      about: 'The stage in which executions must have succeeded.',
      members: {
        stageName:
          'The name of the stage. Only executions of the current version of the pipeline count.',
      },
    },
    PipelineExecution: {
      about: 'One run of a pipeline.',
      members: {
        pipelineName: 'The name of the pipeline.',
        pipelineVersion: 'The version of the pipeline that is run.',
        pipelineExecutionId: 'The id of the execution.',
        status,
        statusSummary: 'What is to be said of the status, in words.',
        artifactRevisions:
          'The revisions that the source actions brought in, one for each artifact.',
        variables: 'The values that the variables of the pipeline have in this execution.',
        trigger,
        executionMode,
        executionType,
        rollbackMetadata,
      },
    },
    PipelineExecutionSummary: {
      about: 'One run of a pipeline in a list.',
      members: {
        pipelineExecutionId: 'The id of the execution.',
        status,
        statusSummary: 'What is to be said of the status, in words.',
        startTime: 'When the execution began.',
        lastUpdateTime: 'When the execution changed last.',
        sourceRevisions: 'The revisions that the source actions brought in, one for each action.',
        trigger,
        stopTrigger: 'Who or what stopped the execution. Absent if nobody did.',
        executionMode,
        executionType,
        rollbackMetadata,
      },
    },
    StopExecutionTrigger: {
      about: 'Why an execution was stopped.',
      members: { reason: 'The reason that was given.' },
    },
    PipelineRollbackMetadata: {
      about: 'Which execution a rollback goes back to.',
      members: { rollbackTargetPipelineExecutionId: 'The id of the execution gone back to.' },
    },
  },
} satisfies NounWords;
