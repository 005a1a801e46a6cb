import type { OperationName } from '../../../model/index.js';

/** A command line that does something useful, with what it prints. */
export interface Example {
  /** What it is for, as a sentence that ends with a colon. */
  readonly title: string;
  /** What stands behind the name of the operation, an option with its value in each line. */
  readonly options?: readonly string[];
  /** What is in the files that the options name. */
  readonly files?: Readonly<Record<string, object>>;
  /** What is printed, as JSON; nothing for an operation without output. */
  readonly output?: object;
  /** Other things that are printed, such as the words of another form of output. */
  readonly text?: readonly string[];
}

/** The examples of every operation: none may be without. */
export type Examples = {
  readonly [N in OperationName]: readonly [Example, ...Example[]];
};

/** The names that all examples share, so that they tell one story. */
export const story = {
  pipeline: 'shop',
  account: '000000000000',
  region: 'eu-west-1',
  pipelineArn: 'arn:aws:codepipeline:eu-west-1:000000000000:shop',
  executionId: '7c1f4d2e-08b5-4b69-9a53-e6f2d90c41b8',
  earlierExecutionId: '2ab90e57-64cd-4f13-8d27-31c5a7f0be96',
  actionExecutionId: 'd40b6e1a-5f27-4c98-b6a4-097e3c82d5f1',
  jobId: '5e9a37c0-2d84-4f6b-a1c9-b83f06d7e254',
  token: '90c3f5b8-1e6d-4a72-8b0f-42d7a96e5c13',
  clientId: 'c7e02b64-93fa-4d18-b5e0-6a1f8d4c2379',
  bucket: 'shop-artifacts',
} as const;
