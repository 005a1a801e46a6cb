import { describe, expect, test } from 'vitest';
import { type OperationName, operations } from '../../../model/index.js';
import { CliError } from '../cli-error.js';
import { PythonDatetime } from '../values/python-value.js';
import { inputSkeleton } from './input-skeleton.js';
import { outputSkeleton } from './output-skeleton.js';
import { yamlInputSkeleton } from './yaml-input-skeleton.js';

const names = Object.keys(operations) as OperationName[];

describe('the input skeleton', () => {
  test('has every member in the model’s order with the placeholder of its type', () => {
    expect(inputSkeleton('PutJobSuccessResult')).toBe(`{
    "jobId": "",
    "currentRevision": {
        "revision": "",
        "changeIdentifier": "",
        "created": "1970-01-01T00:00:00",
        "revisionSummary": ""
    },
    "continuationToken": "",
    "executionDetails": {
        "summary": "",
        "externalExecutionId": "",
        "percentComplete": 0
    },
    "outputVariables": {
        "KeyName": ""
    }
}
`);
  });

  test.each(names)('of %s is JSON in ASCII', (name) => {
    const text = inputSkeleton(name);
    expect(Object.keys(JSON.parse(text))).toEqual(Object.keys(operations[name].input.members));
    expect(text).toMatch(/^[\n -~]*$/);
  });
});

describe('the YAML skeleton', () => {
  test('parts the first comment of each mapping by two blanks, and puts sequences in their parent’s column', () => {
    const shapes = yamlInputSkeleton('CreatePipeline').replaceAll(/# .*$/gm, '#').split('\n');
    expect(shapes.slice(0, 10)).toEqual([
      'pipeline:  #',
      "  name: ''  #",
      "  roleArn: '' #",
      '  artifactStore: #',
      '    type: S3  #',
      "    location: '' #",
      '    encryptionKey: #',
      "      id: ''  #",
      '      type: KMS #',
      '  artifactStores: #',
    ]);
    expect(shapes).toContain("  - name: ''  #");
    expect(shapes).toContain("        KeyName: ''");
    expect(shapes.slice(-4)).toEqual(['tags: #', "- key: ''  #", "  value: '' #", '']);
  });

  test('says what is required and what values there are', () => {
    expect(yamlInputSkeleton('RetryStageExecution')).toMatch(
      /^retryMode: FAILED_ACTIONS # \[REQUIRED\] .*\. Valid values are: FAILED_ACTIONS, ALL_ACTIONS\.$/m,
    );
    expect(yamlInputSkeleton('UntagResource')).toMatch(/^tagKeys: # \[REQUIRED\] .*\n- ''$/m);
  });
});

const withoutSample: readonly OperationName[] = [
  'CreatePipeline',
  'GetPipeline',
  'UpdatePipeline',
  'GetPipelineExecution',
  'GetPipelineState',
  'GetJobDetails',
  'GetThirdPartyJobDetails',
  'GetActionType',
  'ListActionExecutions',
  'ListPipelines',
  'ListRuleExecutions',
  'PollForJobs',
];

describe('the output skeleton', () => {
  test('names members where they hold text', () => {
    expect(outputSkeleton('PutApprovalResult')).toEqual({
      approvedAt: new PythonDatetime('1970-01-01T00:00:00', 0, undefined),
    });
    expect(outputSkeleton('StartPipelineExecution')).toEqual({
      pipelineExecutionId: 'pipelineExecutionId',
    });
    expect(outputSkeleton('DeletePipeline')).toEqual({});
  });

  test.each(names)('of %s is there unless it breaks a minimum of its own', (name) => {
    if (!withoutSample.includes(name)) {
      expect(outputSkeleton(name)).toBeTypeOf('object');
      return;
    }
    expect(() => outputSkeleton(name)).toThrow(CliError);
    expect(() => outputSkeleton(name)).toThrow(
      /^Parameter validation failed:\nInvalid (value|length)/,
    );
  });
});
