import { expect, test } from 'vitest';
import { pipelinePage } from './pipeline-page.js';

const at = (path: string): string => pipelinePage('http://ci.example.com', path);

test('the link of an approval says how to answer it, without its token', () => {
  const text = at('/pipelines/Shop/Release/Sign/approve/11111111-2222-3333-4444-555555555555');
  expect(text).toContain('pipewright approve Shop --stage Release --action Sign\n');
  expect(text).toContain('http://ci.example.com');
  expect(text).not.toContain('11111111');
});

test('the link of a pipeline says how to look at it', () => {
  expect(at('/pipelines/Shop')).toContain('pipewright status Shop');
});

test.each([
  '/pipelines/<script>',
  '/pipelines/',
  '/pipelines/%3Cb%3E/x',
  '/pipelines/"a"/b/c/approve/d',
])('of %s nothing is shown that is no name', (path) => {
  const text = at(path);
  expect(text).not.toMatch(/<script>|<b>|%3C|"a"/);
  expect(text).toContain('pipewright status');
});
