import { type Examples, story } from './example.js';

const { executionId } = story;
const named = `--pipeline-name ${story.pipeline}`;
const stage = '--stage-name Deploy';

export const stageExamples = {
  DisableStageTransition: [
    {
      title: 'To keep executions out of the stage Deploy:',
      options: [
        named,
        stage,
        '--transition-type Inbound',
        "--reason 'No releases before the holidays'",
      ],
    },
  ],
  EnableStageTransition: [
    {
      title: 'To let executions into the stage Deploy again:',
      options: [named, stage, '--transition-type Inbound'],
    },
  ],
  RetryStageExecution: [
    {
      title: 'To run the failed actions of a stage again:',
      options: [
        named,
        stage,
        `--pipeline-execution-id ${executionId}`,
        '--retry-mode FAILED_ACTIONS',
      ],
      output: { pipelineExecutionId: executionId },
    },
  ],
  RollbackStage: [
    {
      title: 'To bring back what an earlier execution deployed:',
      options: [named, stage, `--target-pipeline-execution-id ${story.earlierExecutionId}`],
      output: { pipelineExecutionId: executionId },
    },
  ],
  OverrideStageCondition: [
    {
      title: 'To let an execution into a stage although its condition before entry does not hold:',
      options: [
        named,
        stage,
        `--pipeline-execution-id ${executionId}`,
        '--condition-type BEFORE_ENTRY',
      ],
    },
  ],
  PutApprovalResult: [
    {
      title: 'To approve, with the token that get-pipeline-state shows:',
      options: [
        named,
        stage,
        '--action-name Sign-off',
        "--result summary='Tried it on the test site',status=Approved",
        `--token ${story.token}`,
      ],
      output: { approvedAt: '2026-03-05T09:30:00.512000+00:00' },
    },
  ],
  PutActionRevision: [
    {
      title: 'To tell a custom source action of a new revision:',
      options: [
        named,
        '--stage-name Source',
        '--action-name Fetch',
        '--action-revision revisionId=r1207,revisionChangeId=r1207,created=2026-03-05T08:00:00Z',
      ],
      output: { newRevision: true, pipelineExecutionId: executionId },
    },
  ],
} satisfies Partial<Examples>;
