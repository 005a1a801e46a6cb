import type { NounWords } from './noun-words.js';

export const approval = {
  operations: {
    PutApprovalResult: {
      summary: 'Approves or rejects what waits at a manual approval.',
      paragraphs: [
        'Approved lets the execution go on; Rejected ends the action as Failed. The token is that of the pending approval, from GetPipelineState, or for a pipeline in the mode PARALLEL the externalExecutionId from ListActionExecutions.',
        'An approval that nobody answers fails after 7 days, unless the action declares another time. The first answer counts.',
      ],
    },
  },
  structures: {
    PutApprovalResultInput: {
      members: {
        pipelineName: 'The name of the pipeline.',
        stageName: 'The name of the stage that holds the approval.',
        actionName: 'The name of the approval action.',
        result: 'The answer with its summary.',
        token: 'The token of the pending approval. GetPipelineState shows it.',
      },
    },
    PutApprovalResultOutput: {
      members: { approvedAt: 'When the answer was taken, for a rejection as well.' },
    },
    ApprovalResult: {
      about: 'The answer to an approval.',
      members: {
        summary: 'Why it was answered so, at most 512 characters. Required, but may be empty.',
        status: 'The answer.',
      },
    },
  },
} satisfies NounWords;
