import type { NounWords } from './noun-words.js';

export const executionFilter = {
  structures: {
    LatestInPipelineExecutionFilter: {
      about: 'One pipeline execution, its latest attempts or all.',
      members: {
        pipelineExecutionId: 'The id of the pipeline execution.',
        startTimeRange:
          'Latest for the last attempt of each, All for every attempt, retries included.',
      },
    },
    ErrorDetails: {
      about: 'Why something failed.',
      members: {
        code: 'The code of the error.',
        message: 'What went wrong, in words.',
      },
    },
  },
} satisfies NounWords;
