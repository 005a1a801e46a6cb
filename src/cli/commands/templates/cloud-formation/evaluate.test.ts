import { describe, expect, test } from 'vitest';
import type { Remark } from '../imported.js';
import { evaluate } from './evaluate.js';
import { noValue } from './evaluation.js';
import { templateOf } from './template.js';

const template = {
  Parameters: {
    Stage: { Type: 'String', Default: 'beta' },
    Names: { Type: 'CommaDelimitedList', Default: 'a, b' },
    Open: { Type: 'String' },
    Stored: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/shop/bucket' },
    Count: { Type: 'Number', Default: 3 },
  },
  Mappings: { ByStage: { beta: { Size: 'small' } } },
  Conditions: {
    IsBeta: { 'Fn::Equals': [{ Ref: 'Stage' }, 'beta'] },
    IsThree: { 'Fn::Equals': [{ Ref: 'Count' }, '3'] },
    IsNeither: { 'Fn::Not': [{ 'Fn::Or': [{ Condition: 'IsBeta' }, { Condition: 'IsThree' }] }] },
    IsOpen: { 'Fn::Equals': [{ Ref: 'Open' }, 'x'] },
    IsItself: { Condition: 'IsItself' },
  },
  Resources: {
    Named: { Type: 'AWS::S3::Bucket', Properties: { BucketName: { 'Fn::Sub': `x-\${Stage}` } } },
    Nameless: { Type: 'AWS::S3::Bucket' },
    Role: { Type: 'AWS::IAM::Role', Properties: { RoleName: 'deploy' } },
    Topic: { Type: 'AWS::SNS::Topic', Properties: { TopicName: 'news' } },
    Project: { Type: 'AWS::CodeBuild::Project', Properties: { Name: { Ref: 'Open' } } },
    Itself: { Type: 'AWS::S3::Bucket', Properties: { BucketName: { Ref: 'Itself' } } },
    Other: { Type: 'Custom::Thing', Properties: { Name: 'x' } },
    constructor: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'c' } },
  },
};

const worked = (value: unknown, given: Readonly<Record<string, string>> = {}) => {
  const parts = templateOf(template);
  if (parts === undefined) throw new Error('It is no template.');
  const unresolved: Remark[] = [];
  const result = evaluate(value, [], {
    template: parts,
    given: new Map(Object.entries(given)),
    region: 'eu-west-1',
    accountId: '123456789012',
    unresolved,
    visiting: new Set(),
  });
  return { result, unresolved: unresolved.map(({ message }) => message) };
};

test.each<[unknown, unknown]>([
  ['text', 'text'],
  [{ Ref: 'Stage' }, 'beta'],
  [{ Ref: 'Names' }, ['a', 'b']],
  [{ Ref: 'AWS::Region' }, 'eu-west-1'],
  [{ Ref: 'AWS::AccountId' }, '123456789012'],
  [{ Ref: 'AWS::Partition' }, 'aws'],
  [{ Ref: 'AWS::URLSuffix' }, 'amazonaws.com'],
  [{ Ref: 'Named' }, 'x-beta'],
  [{ Ref: 'constructor' }, 'c'],
  [{ Ref: 'Topic' }, 'arn:aws:sns:eu-west-1:123456789012:news'],
  [{ 'Fn::GetAtt': ['Role', 'Arn'] }, 'arn:aws:iam::123456789012:role/deploy'],
  [{ 'Fn::GetAtt': 'Named.Arn' }, 'arn:aws:s3:::x-beta'],
  [{ 'Fn::GetAtt': 'Topic.TopicName' }, 'news'],
  [
    { 'Fn::Sub': `\${Stage}/\${Role.Arn}/\${!Kept}` },
    `beta/arn:aws:iam::123456789012:role/deploy/\${Kept}`,
  ],
  [{ 'Fn::Sub': [`\${A}-\${Stage}`, { A: { Ref: 'Count' } }] }, '3-beta'],
  [{ 'Fn::Join': ['-', ['a', { Ref: 'Stage' }, 1]] }, 'a-beta-1'],
  [{ 'Fn::Join': [',', { Ref: 'Names' }] }, 'a,b'],
  [{ 'Fn::Select': ['1', { 'Fn::Split': ['/', 'a/b'] }] }, 'b'],
  [{ 'Fn::FindInMap': ['ByStage', { Ref: 'Stage' }, 'Size'] }, 'small'],
  [{ 'Fn::FindInMap': ['ByStage', 'prod', 'Size', { DefaultValue: 'large' }] }, 'large'],
  [{ 'Fn::If': ['IsBeta', 'yes', { Ref: 'Nowhere' }] }, 'yes'],
  [{ 'Fn::If': ['IsNeither', 'yes', 'no'] }, 'no'],
  [{ 'Fn::If': ['IsThree', 'yes', 'no'] }, 'yes'],
  [{ 'Fn::Base64': { Ref: 'Stage' } }, 'YmV0YQ=='],
  [{ 'Fn::ToJsonString': { a: { Ref: 'Stage' } } }, '{"a":"beta"}'],
  [{ 'Fn::Length': { Ref: 'Names' } }, 2],
  [{ Ref: 'AWS::NoValue' }, noValue],
  [
    { kept: 1, gone: { Ref: 'AWS::NoValue' }, list: [{ Ref: 'AWS::NoValue' }, 2] },
    { kept: 1, list: [2] },
  ],
  [
    { Ref: 'Stage', Other: 1 },
    { Ref: 'Stage', Other: 1 },
  ],
])('%j comes to %j', (value, result) => {
  expect(worked(value)).toEqual({ result, unresolved: [] });
});

describe('what is not known', () => {
  test.each<[unknown, string, string]>([
    [{ Ref: 'Open' }, 'Open', 'The parameter Open has no default.'],
    [
      { Ref: 'Stored' },
      'Stored',
      'The parameter Stored is looked up in the parameter store (/shop/bucket).',
    ],
    [
      { Ref: 'Nowhere' },
      'Nowhere',
      'Nowhere is neither a parameter nor a resource of the template.',
    ],
    [
      { Ref: 'Nameless' },
      'Nameless',
      'Nameless (AWS::S3::Bucket) is made up when the stack is deployed.',
    ],
    [
      { 'Fn::GetAtt': ['Nameless', 'Arn'] },
      'Nameless.Arn',
      'Nameless.Arn (AWS::S3::Bucket) is made up when the stack is deployed.',
    ],
    [
      { Ref: 'Project' },
      'Project',
      'Project (AWS::CodeBuild::Project) is made up when the stack is deployed.',
    ],
    [
      { Ref: 'Itself' },
      'Itself',
      'Itself (AWS::S3::Bucket) is made up when the stack is deployed.',
    ],
    [{ Ref: 'Other' }, 'Other', 'Other (Custom::Thing) is made up when the stack is deployed.'],
    [{ 'Fn::GetAtt': 'Gone.Arn' }, 'Gone.Arn', 'The template has no resource Gone.'],
    [
      { 'Fn::ImportValue': { 'Fn::Sub': `e-\${Stage}` } },
      'e-beta',
      'e-beta is exported by another stack.',
    ],
    ['{{resolve:ssm:/x}}', '{{resolve:ssm:/x}}', 'This is looked up when it is deployed.'],
    [{ 'Fn::GetAZs': '' }, 'Fn::GetAZs ""', 'What Fn::GetAZs gives here is not known.'],
  ])('%j is told of, stands in its place, and can be given', (value, key, message) => {
    expect(worked(value)).toEqual({
      result: `\${${key}}`,
      unresolved: [`${message} Give it: --parameters '${key}=…'.`],
    });
    expect(worked(value, { [key]: 'given' })).toEqual({ result: 'given', unresolved: [] });
  });

  test('of a condition is told once, and settles nothing', () => {
    expect(worked({ 'Fn::If': ['IsOpen', 'yes', 'no'] })).toEqual({
      result: `\${IsOpen}`,
      unresolved: ["The parameter Open has no default. Give it: --parameters 'Open=…'."],
    });
    expect(worked({ 'Fn::If': ['IsOpen', 'yes', 'no'] }, { IsOpen: 'false' }).result).toBe('no');
  });

  test.each(['IsItself', 'Nowhere'])('the condition %s is one that nobody can tell', (name) => {
    expect(worked({ 'Fn::If': [name, 'yes', 'no'] }).unresolved).toHaveLength(1);
  });
});
