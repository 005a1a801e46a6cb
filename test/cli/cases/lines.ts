import type { Case } from '../comparison.js';
import type { Answer } from '../stub-service.js';

/** A case of nothing but a command line. */
export const line = (...args: readonly string[]): Case => ({ args });

/** A case of words after `codepipeline`. */
export const called = (...args: readonly string[]): Case => ({ args: ['codepipeline', ...args] });

export const answered = (given: Case, ...answers: readonly Answer[]): Case => ({
  ...given,
  answers,
});

/** An operation with all that it needs. */
export const job: readonly string[] = ['acknowledge-job', '--job-id', 'x', '--nonce', 'y'];

export const tagged = (...tags: readonly string[]): Case =>
  called('tag-resource', '--resource-arn', 'arn', '--tags', ...tags);

export const succeeded = (option: string, value: string): Case =>
  called('put-job-success-result', '--job-id', 'x', option, value);

export const polled = (...args: readonly string[]): Case => called('poll-for-jobs', ...args);

export const filtered = (filter: string): Case =>
  called('list-action-executions', '--pipeline-name', 'x', '--filter', filter);

export const created = (pipeline: string): Case =>
  called('create-pipeline', '--pipeline', pipeline);
