import { describe, expect, test } from 'vitest';
import { type OperationName, operations } from '../../../src/model/index.js';
import { executionErrors } from './execution-errors.js';
import { jobErrors } from './job-errors.js';
import { pipelineErrors } from './pipeline-errors.js';
import { thirdPartyErrors } from './third-party-errors.js';
import { openTrial, type ProvokedErrors } from './trial.js';

openTrial();

const provoked: Required<ProvokedErrors> = {
  ...executionErrors,
  ...jobErrors,
  ...pipelineErrors,
  ...thirdPartyErrors,
};

describe.each(Object.keys(operations) as OperationName[])('%s', (name) => {
  const cases = provoked[name];

  test('has each error of its model provoked, or a reason why it cannot be', () => {
    expect(Object.keys(cases).sort()).toEqual([...operations[name].errors].sort());
  });

  test.each(Object.entries(cases).filter(([, how]) => typeof how === 'function'))(
    'answers %s',
    async (code, how) => {
      const call = how as () => Promise<unknown>;
      await expect(call()).rejects.toMatchObject({
        name: code,
        $metadata: { httpStatusCode: 400 },
      });
    },
  );
});
