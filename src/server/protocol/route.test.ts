import { describe, expect, test } from 'vitest';
import { requestTarget } from './request-target.js';
import { routeOf } from './route.js';

const signedFor = (service: string) => ({
  authorization: `AWS4-HMAC-SHA256 Credential=AKID/20260101/r/${service}/aws4_request,SignedHeaders=host,Signature=a`,
});
const target = { 'x-amz-target': 'CodePipeline_20150709.ListPipelines' };
const form = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' };
const presigned = (service: string) =>
  `X-Amz-Algorithm=A&X-Amz-Credential=AKID%2F20260101%2Fr%2F${service}%2faws4_request`;

describe('a signed request goes to the protocol of its service', () => {
  test.each([
    ['POST', '/', signedFor('codepipeline'), 'json'],
    ['POST', '/', signedFor('codebuild'), 'json'],
    ['POST', '/', signedFor('sts'), 'sts'],
    ['GET', '/', signedFor('s3'), 's3'],
    ['PUT', '/healthz', signedFor('s3'), 's3'],
    ['GET', '/healthz', signedFor('s3'), 's3'],
    ['POST', '/bucket?delete', signedFor('s3'), 's3'],
    ['POST', '/trigger?t=abc', signedFor('s3'), 's3'],
    ['POST', '/', signedFor('iam'), 's3'],
    ['GET', `/bucket/key?${presigned('s3')}`, {}, 's3'],
    ['GET', `/?Action=GetCallerIdentity&${presigned('sts')}`, {}, 'sts'],
    ['POST', `/?${presigned('codepipeline')}`, {}, 'json'],
  ])('%s %s %o: %4$s', (method, url, headers, route) => {
    expect(routeOf({ method, url, headers })).toBe(route);
  });

  test('but one with X-Amz-Target is JSON, whatever its scope', () => {
    for (const service of ['s3', 'sts', 'dynamodb']) {
      const headers = { ...target, ...signedFor(service) };
      expect(routeOf({ method: 'POST', url: '/', headers })).toBe('json');
    }
  });
});

describe('an unsigned request goes where it looks like going', () => {
  test.each([
    ['GET', '/healthz', {}, 'health'],
    ['HEAD', '/healthz?x', {}, 'health'],
    ['POST', '/healthz', {}, 's3'],
    ['POST', '/trigger?t=abc&v=1', {}, 'webhook'],
    ['POST', '/trigger?v=1&t=', form, 'webhook'],
    ['GET', '/trigger?t=abc&v=1', {}, 'webhook'],
    ['POST', '/trigger?delete', {}, 's3'],
    ['POST', '/trigger', {}, 'webhook'],
    ['POST', '/webhooks/git', {}, 'webhook'],
    ['GET', '/trigger', {}, 's3'],
    ['POST', '/trigger/t?t=abc', {}, 's3'],
    ['GET', '/', { accept: 'text/html,*/*' }, 'landing'],
    ['GET', '/', { accept: '*/*' }, 's3'],
    ['POST', '/', {}, 'json'],
    ['POST', '/', target, 'json'],
    ['POST', '/', { authorization: 'nonsense' }, 'json'],
    ['POST', '/', form, 'sts'],
    ['GET', '/bucket/key', {}, 's3'],
    ['GET', '/bucket/key?X-Amz-Signature=a', {}, 's3'],
    ['OPTIONS', '*', {}, 'notAllowed'],
    ['OPTIONS', '/bucket/key', {}, 'notAllowed'],
    ['TRACE', '/', {}, 'notAllowed'],
  ])('%s %s %o: %4$s', (method, url, headers, route) => {
    expect(routeOf({ method, url, headers })).toBe(route);
  });
});

describe('requestTarget', () => {
  test.each([
    ['/', '/', ''],
    ['/a%20b?x=1?y', '/a%20b', 'x=1?y'],
    ['/?', '/', ''],
    ['http://host:1/a?b', '/a', 'b'],
    ['HTTP://host', '/', ''],
    ['http://host?a', '/', 'a'],
    ['', '/', ''],
    ['*', '*', ''],
    ['//a', '//a', ''],
  ])('%s is the path %s and the query %s', (url, path, query) => {
    expect(requestTarget(url)).toEqual({ path, query });
  });
});
