import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryOf } from '../../../../test/support/valid-value.js';
import { type OperationName, operations } from '../../../model/index.js';
import { orderedDict } from '../values/python-value.js';
import { validateParameters } from './validate-parameters.js';

const reportOf = (operation: OperationName, parameters: unknown) =>
  validateParameters(operations[operation].input, parameters);

describe('validateParameters', () => {
  test('names what is missing, then what is unknown, then goes through the members as given', () => {
    const stages = [{ name: '', bogus: 1, actions: 'x' }];
    expect(
      reportOf('CreatePipeline', { what: 1, pipeline: { stages, version: 0, name: 7 } }),
    ).toEqual([
      'Unknown parameter in input: "what", must be one of: pipeline, tags',
      'Missing required parameter in pipeline: "roleArn"',
      'Unknown parameter in pipeline.stages[0]: "bogus", must be one of: name, blockers, actions, onFailure, onSuccess, beforeEntry',
      'Invalid length for parameter pipeline.stages[0].name, value: 0, valid min length: 1',
      "Invalid type for parameter pipeline.stages[0].actions, value: x, type: <class 'str'>, valid types: <class 'list'>, <class 'tuple'>",
      'Invalid value for parameter pipeline.version, value: 0, valid min value: 1',
      "Invalid type for parameter pipeline.name, value: 7, type: <class 'int'>, valid types: <class 'str'>",
    ]);
  });

  test('shows keys and values of maps by where they are', () => {
    const parameters = {
      actionTypeId: { category: 'Build', owner: 'Custom', provider: 'P', version: '1' },
      queryParam: { '': '', K: null },
    };
    expect(reportOf('PollForJobs', parameters)).toEqual([
      'Invalid length for parameter queryParam (key: ), value: 0, valid min length: 1',
      'Invalid length for parameter queryParam., value: 0, valid min length: 1',
      "Invalid type for parameter queryParam.K, value: None, type: <class 'NoneType'>, valid types: <class 'str'>",
    ]);
  });

  test('takes booleans for integers, and times in many forms', () => {
    expect(reportOf('ListPipelines', { maxResults: true })).toEqual([]);
    expect(reportOf('ListPipelines', { maxResults: false })).toEqual([
      'Invalid value for parameter maxResults, value: False, valid min value: 1',
    ]);
    const put = (created: unknown) =>
      reportOf('PutActionRevision', {
        pipelineName: 'p',
        stageName: 's',
        actionName: 'a',
        actionRevision: { revisionId: 'r', revisionChangeId: 'c', created },
      });
    for (const created of [0, 1.5, '2026-03-01', '1772323200']) expect(put(created)).toEqual([]);
    expect(put('soon')).toEqual([
      "Invalid type for parameter actionRevision.created, value: soon, type: <class 'str'>, valid types: <class 'datetime.datetime'>, timestamp-string",
    ]);
  });

  test('prints objects of JSON options as Python holds them', () => {
    expect(reportOf('GetJobDetails', { jobId: orderedDict({ a: 1 }) })).toEqual([
      "Invalid type for parameter jobId, value: OrderedDict([('a', 1)]), type: <class 'collections.OrderedDict'>, valid types: <class 'str'>",
    ]);
  });

  test('finds nothing wrong with what the service would take', () => {
    for (const { input } of Object.values(operations)) {
      fc.assert(
        fc.property(arbitraryOf(input), (value) => {
          // The reader of times takes seconds.
          const parameters = JSON.parse(JSON.stringify(value), (_, member: unknown) =>
            typeof member === 'number' ? Math.min(member, 2 ** 31) : member,
          );
          expect(validateParameters(input, parameters)).toEqual([]);
        }),
        { numRuns: 10 },
      );
    }
  });
});
