import { describe, expect, test } from 'vitest';
import { pipelineOf, registerTypes } from '../../../test/support/operations.js';
import { operationsOfFile } from '../../../test/support/operations-of-file.js';

const operations = operationsOfFile();
const { call } = operations;

describe('ListPipelines', () => {
  test('answers an empty list where there is no pipeline', async () => {
    expect(await call('ListPipelines', {}, { region: 'eu-north-1' })).toEqual({ pipelines: [] });
  });

  test('answers all pipelines sorted by name, in pages of the size asked for', async () => {
    await registerTypes(operations, 'Shop');
    for (const name of ['b', 'a.2', 'B', 'a-1', 'c']) {
      operations.clock.now += 1_000;
      await call('CreatePipeline', { pipeline: pipelineOf(name, 'Shop') });
    }
    const all = await call('ListPipelines', {});
    expect(all.nextToken).toBeUndefined();
    const names = all.pipelines?.map(({ name }) => name);
    expect(names).toEqual(['B', 'a-1', 'a.2', 'b', 'c']);
    expect(all.pipelines?.[0]).toEqual({
      name: 'B',
      version: 1,
      pipelineType: 'V1',
      executionMode: 'SUPERSEDED',
      created: 1_790_000_003,
      updated: 1_790_000_003,
    });

    const paged: (string | undefined)[][] = [];
    let nextToken: string | undefined;
    do {
      const page = await call('ListPipelines', { maxResults: 2, nextToken });
      paged.push((page.pipelines ?? []).map(({ name }) => name));
      nextToken = page.nextToken;
    } while (nextToken !== undefined);
    expect(paged).toEqual([['B', 'a-1'], ['a.2', 'b'], ['c']]);
  });

  test('refuses a token that is garbage, or another region’s', async () => {
    const { nextToken } = await call('ListPipelines', { maxResults: 1 });
    expect(nextToken).toBeDefined();
    for (const [token, region] of [
      ['garbage', 'us-east-1'],
      [nextToken, 'eu-west-1'],
    ]) {
      await expect(
        call('ListPipelines', { nextToken: token }, { region: region ?? '' }),
      ).rejects.toMatchObject({ code: 'InvalidNextTokenException' });
    }
  });
});
