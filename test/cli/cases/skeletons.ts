import { commandNameOf } from '../../../src/cli/aws/grammar/command-name.js';
import { type OperationName, operations } from '../../../src/model/index.js';
import type { Case } from '../comparison.js';
import { requiredOf } from '../generated/command-lines.js';
import { called } from './lines.js';

const names = Object.keys(operations) as OperationName[];
const formats = ['json', 'text', 'table', 'yaml', 'yaml-stream'] as const;

const sampled = (name: OperationName, ...more: readonly string[]): Case =>
  called(commandNameOf(name), ...requiredOf(name), '--generate-cli-skeleton', 'output', ...more);

/** Of every operation: what it takes, in both forms, and what it gives, in all formats. */
export const skeletonCases: readonly Case[] = names.flatMap((name) => [
  called(commandNameOf(name), '--generate-cli-skeleton'),
  called(commandNameOf(name), '--generate-cli-skeleton', 'yaml-input'),
  ...formats.map((format) => sampled(name, '--output', format)),
]);

/** What else stands on the line beside a skeleton. */
export const skeletonLineCases: readonly Case[] = [
  called('acknowledge-job', '--generate-cli-skeleton', 'input'),
  called('acknowledge-job', '--generate-cli-skeleton=input'),
  called('acknowledge-job', '--generate-cli-skeleton=output'),
  called('acknowledge-job', '--generate-cli', 'input'),
  called('acknowledge-job', '--generate-cli-skeleton', 'xml'),
  called('acknowledge-job', '--generate-cli-skeleton', 'yaml'),
  called('acknowledge-job', '--generate-cli-skeleton', 'yaml-inpu'),
  called('acknowledge-job', '--generate-cli-skeleton', ''),
  called('acknowledge-job', '--generate-cli-skeleton', 'input', 'more'),
  called('acknowledge-job', '--generate-cli-skeleton', '--output', 'text'),
  called('acknowledge-job', '--generate-cli-skeleton', '--query', 'jobId'),
  called('acknowledge-job', '--generate-cli-skeleton', '--query', '['),
  called('acknowledge-job', '--generate-cli-skeleton', '--job-id', 'x'),
  called('acknowledge-job', '--job-id', '--generate-cli-skeleton'),
  called('acknowledge-job', '--generate-cli-skeleton', '--bogus'),
  called('acknowledge-job', '--generate-cli-skeleton', '--cli-input-json', '{'),
  called('acknowledge-job', '--generate-cli-skeleton', 'output'),
  called('acknowledge-job', '--generate-cli-skeleton', 'output', '--cli-input-json', '{}'),
  called('acknowledge-job', '--generate-cli-skeleton', 'output', '--cli-input-json', '{"a":1}'),
  called('tag-resource', '--generate-cli-skeleton', '--tags', 'nonsense'),
  called('get-pipeline', '--generate-cli-skeleton', '--pipeline-version', 'x'),
  called('list-pipelines', '--generate-cli-skeleton', '--max-items', 'x'),
  called('list-pipelines', '--generate-cli-skeleton', '--no-paginate', '--max-items', '1'),
  called('list-action-types', '--generate-cli-skeleton', 'output', '--max-items', '1'),
  called('list-action-types', '--generate-cli-skeleton', 'output', '--no-paginate'),
  sampled('AcknowledgeJob', '--query', 'status'),
  sampled('AcknowledgeJob', '--query', 'missing'),
  sampled('PutApprovalResult', '--query', 'approvedAt'),
  sampled('PutApprovalResult', '--query', 'approvedAt', '--output', 'text'),
  sampled('PutApprovalResult', '--query', 'to_string(@)'),
  sampled('ListWebhooks', '--query', 'webhooks[].definition.name'),
  { ...called('acknowledge-job', '--generate-cli-skeleton'), env: { AWS_REGION: undefined } },
  { ...called('acknowledge-job', '--generate-cli-skeleton'), env: { AWS_PROFILE: 'nobody' } },
  { ...sampled('AcknowledgeJob'), env: { AWS_REGION: undefined } },
  { ...sampled('AcknowledgeJob'), env: { AWS_ACCESS_KEY_ID: undefined } },
  {
    ...sampled('AcknowledgeJob'),
    env: { AWS_ACCESS_KEY_ID: undefined, AWS_SECRET_ACCESS_KEY: undefined },
  },
];

/** Of every operation: what is said when arguments are missing, one of them or all. */
export const requiredCases: readonly Case[] = names.flatMap((name) => {
  const options = requiredOf(name);
  const without = Array.from({ length: options.length / 2 }, (_, index) =>
    called(commandNameOf(name), ...options.toSpliced(index * 2, 2)),
  );
  return [
    called(commandNameOf(name)),
    ...without,
    called(commandNameOf(name), '--cli-input-json', '{}'),
  ];
});
