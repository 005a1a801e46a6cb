import { actionTypeExamples } from './action-type-examples.js';
import type { Examples } from './example.js';
import { executionExamples } from './execution-examples.js';
import { jobExamples } from './job-examples.js';
import { pipelineExamples } from './pipeline-examples.js';
import { stageExamples } from './stage-examples.js';
import { tagExamples } from './tag-examples.js';
import { webhookExamples } from './webhook-examples.js';

export const examples: Examples = {
  ...actionTypeExamples,
  ...executionExamples,
  ...jobExamples,
  ...pipelineExamples,
  ...stageExamples,
  ...tagExamples,
  ...webhookExamples,
};
