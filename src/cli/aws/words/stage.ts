import type { NounWords } from './noun-words.js';

export const stage = {
  operations: {
    RetryStageExecution: {
      summary: 'Runs a failed stage again within the same execution.',
      paragraphs: [
        'The stage must have failed, or have been stopped while actions ran, and no newer execution may have entered it. The execution goes on under the same id and with the same source revisions and variables.',
        'FAILED_ACTIONS runs again what failed and may be used while other actions still run. ALL_ACTIONS runs the whole stage from its beginning, and no action may be running.',
      ],
    },
    RollbackStage: {
      summary: 'Runs a stage again with what an earlier execution brought into it.',
      paragraphs: [
        'Starts a new execution of the type ROLLBACK that runs this one stage with the revisions, variables and artifacts of the execution named, which must have succeeded in the stage under the current version of the pipeline. ListPipelineExecutions finds such executions by its filter.',
        'Not for the first stage, nor for pipelines in the mode PARALLEL. For V2 pipelines only.',
      ],
    },
  },
  structures: {
    RetryStageExecutionInput: {
      members: {
        pipelineName: 'The name of the pipeline.',
        stageName: 'The name of the stage that failed.',
        pipelineExecutionId:
          'The id of the execution that failed. It must be the latest one in the stage.',
        retryMode: 'Whether to run only the failed actions or all actions of the stage.',
      },
    },
    RetryStageExecutionOutput: {
      members: { pipelineExecutionId: 'The id of the execution, the same that was given.' },
    },
    RollbackStageInput: {
      members: {
        pipelineName: 'The name of the pipeline.',
        stageName: 'The name of the stage to roll back. Not the first one.',
        targetPipelineExecutionId: 'The id of the execution to go back to.',
      },
    },
    RollbackStageOutput: {
      members: { pipelineExecutionId: 'The id of the new execution that rolls the stage back.' },
    },
    StageDeclaration: {
      about: 'One stage of a pipeline.',
      members: {
        name: 'The name of the stage, unique in the pipeline.',
        blockers: 'Reserved. Leave it out or empty.',
        actions:
          'The actions of the stage. From 1 to 50; those of one runOrder run at the same time.',
        onFailure: 'What follows when the stage fails.',
        onSuccess: 'What must hold once all actions have succeeded.',
        beforeEntry: 'What must hold before the actions start.',
      },
    },
    BlockerDeclaration: {
      about: 'Reserved.',
      members: {
        name: 'Reserved.',
        type: 'Reserved.',
      },
    },
    FailureConditions: {
      about: 'What follows when a stage fails. Give a result, or conditions that have one.',
      members: {
        result: 'What to do whenever the stage fails. Not together with conditions.',
        retryConfiguration: 'How to try again, for the result RETRY.',
        conditions: 'The condition that decides what follows. Exactly one.',
      },
    },
    SuccessConditions: {
      about: 'What must hold once all actions of a stage have succeeded.',
      members: { conditions: 'The condition to check. Exactly one.' },
    },
    BeforeEntryConditions: {
      about: 'What must hold before the actions of a stage start.',
      members: { conditions: 'The condition to check. Exactly one.' },
    },
    RetryConfiguration: {
      about: 'How a failed stage is tried again by itself. It happens once for each failure.',
      members: { retryMode: 'Whether to run only the failed actions or all actions of the stage.' },
    },
    StageState: {
      about: 'What a stage is doing.',
      members: {
        stageName: 'The name of the stage.',
        inboundExecution: 'The newest execution that waits to enter the stage.',
        inboundExecutions: 'All executions that wait to enter the stage, the oldest first.',
        inboundTransitionState: 'Whether executions may enter the stage.',
        actionStates: 'What each action is doing, in the order of the declaration.',
        latestExecution: 'The execution that entered the stage last.',
        beforeEntryConditionState: 'How the condition before entry came out.',
        onSuccessConditionState: 'How the condition on success came out.',
        onFailureConditionState: 'How the condition on failure came out.',
        retryStageMetadata: 'How often the stage was tried again. Absent if it never was.',
      },
    },
    StageExecution: {
      about: 'An execution in a stage, or waiting for it.',
      members: {
        pipelineExecutionId: 'The id of the pipeline execution.',
        status:
          'How the execution fares in the stage. Cancelled means that the pipeline was updated meanwhile.',
        type: 'Whether it is an ordinary execution or a rollback.',
      },
    },
    RetryStageMetadata: {
      about: 'How often a stage was tried again.',
      members: {
        autoStageRetryAttempt: 'How often it was tried again by itself. At most once.',
        manualStageRetryAttempt: 'How often somebody had it tried again.',
        latestRetryTrigger: 'What brought the latest retry about.',
      },
    },
  },
} satisfies NounWords;
