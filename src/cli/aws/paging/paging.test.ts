import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PagingConfig } from '../contract.js';
import { paginate } from './index.js';

type Parameters = Readonly<Record<string, unknown>>;

/** A service that has these elements, some to a page; its tokens say where a page begins. */
const serviceOf =
  (elements: readonly unknown[], pageSize: number) =>
  async ({ nextToken, maxResults }: Parameters): Promise<unknown> => {
    const start = nextToken === undefined ? 0 : Number(String(nextToken).slice(2));
    const end = start + Number(maxResults ?? pageSize);
    return {
      pipelines: elements.slice(start, end),
      ...(end < elements.length ? { nextToken: `at${end}` } : {}),
    };
  };

interface Read {
  readonly elements: readonly unknown[];
  readonly pages: readonly unknown[];
  readonly requests: readonly Parameters[];
  readonly token: string | undefined;
  readonly fault?: unknown;
}

const read = async (
  call: (parameters: Parameters) => Promise<unknown>,
  paging: PagingConfig = {},
  parameters: Parameters = {},
): Promise<Read> => {
  const pages: unknown[] = [];
  const requests: Parameters[] = [];
  const listed = paginate('ListPipelines', parameters, paging, async (given) => {
    requests.push(given);
    return call(given);
  });
  const answer = () => ({
    pages,
    requests,
    elements: pages.flatMap((page) => Object(page).pipelines ?? []),
    token: listed.resumeToken(),
  });
  try {
    for await (const page of listed) pages.push(page);
    return answer();
  } catch (fault) {
    return { ...answer(), fault };
  }
};

const tokenOf = (value: unknown): string =>
  Buffer.from(JSON.stringify(value).replaceAll(',"', ', "').replaceAll('":', '": ')).toString(
    'base64',
  );

const five = serviceOf(['a', 'b', 'c', 'd', 'e'], 2);

describe('the pages of a result', () => {
  test('are fetched until there is no token', async () => {
    const { pages, requests, token } = await read(five, {}, { sort: 'up' });
    expect(pages).toEqual([
      { pipelines: ['a', 'b'], nextToken: 'at2' },
      { pipelines: ['c', 'd'], nextToken: 'at4' },
      { pipelines: ['e'] },
    ]);
    expect(requests).toEqual([
      { sort: 'up' },
      { sort: 'up', nextToken: 'at2' },
      { sort: 'up', nextToken: 'at4' },
    ]);
    expect(token).toBeUndefined();
  });

  test('are requested only as they are read', async () => {
    let requests = 0;
    const pages = paginate('ListPipelines', {}, {}, async () => {
      requests += 1;
      return { pipelines: [], nextToken: `t${requests}` };
    });
    for await (const _ of pages) if (requests === 2) break;
    expect(requests).toBe(2);
  });

  test('end with a token that is empty', async () => {
    const { requests } = await read(async () => ({ pipelines: ['a'], nextToken: '' }));
    expect(requests).toHaveLength(1);
  });

  test('have the size that is asked for', async () => {
    const { requests } = await read(five, { pageSize: 4 });
    expect(requests).toEqual([{ maxResults: 4 }, { maxResults: 4, nextToken: 'at4' }]);
  });

  test('that are cut name the page and how much of it was shown', async () => {
    const { elements, token, requests } = await read(five, { maxItems: 3 });
    expect(elements).toEqual(['a', 'b', 'c']);
    expect(token).toBe(tokenOf({ nextToken: 'at2', boto_truncate_amount: 1 }));
    expect(requests).toHaveLength(2);
  });

  test('that are cut at the end of one name the next', async () => {
    expect((await read(five, { maxItems: 4 })).token).toBe(tokenOf({ nextToken: 'at4' }));
    expect((await read(five, { maxItems: 5 })).token).toBeUndefined();
  });

  test('that are cut before the first element have none', async () => {
    const { elements, token } = await read(five, { maxItems: 0 });
    expect(elements).toEqual([]);
    expect(token).toBe('eyJuZXh0VG9rZW4iOiBudWxsLCAiYm90b190cnVuY2F0ZV9hbW91bnQiOiAwfQ==');
  });

  test('with less than no elements leave out from the end of the first, as Python does', async () => {
    const { elements, token } = await read(five, { maxItems: -1 });
    expect(elements).toEqual(['a']);
    expect(token).toBe(tokenOf({ nextToken: null, boto_truncate_amount: -1 }));
  });

  test.each([
    ['a token of the program', tokenOf({ nextToken: 'at2', boto_truncate_amount: 1 }), 'd'],
    ['one without an amount', tokenOf({ nextToken: 'at2' }), 'cd'],
    ['one for the first page', tokenOf({ nextToken: null, boto_truncate_amount: 1 }), 'b'],
    ["a token of the service's own", 'at4', 'e'],
    ['one in the old form', 'at2___1', 'd'],
    ['the old form for the first page', 'None___1', 'b'],
    ['the word for none', 'None', 'ab'],
  ])('begin with %s', async (_, startingToken, first) => {
    const { pages } = await read(five, { startingToken });
    expect(pages[0]).toMatchObject({ pipelines: [...first] });
  });

  test.each([
    ['a___b___c', 'Bad starting token: a___b___c'],
    [tokenOf(12), "'int' object has no attribute 'pop'"],
    [
      tokenOf({ nextToken: 'at2', boto_truncate_amount: 'x' }),
      'slice indices must be integers or None or have an __index__ method',
    ],
  ])('cannot begin with %s', async (startingToken, message) => {
    const { fault } = await read(five, { startingToken });
    expect(fault).toMatchObject({ exitCode: 255, message });
  });

  test('that are cut cannot be gone on with by members of another operation', async () => {
    const startingToken = tokenOf({ marker: 'x' });
    const { fault, requests } = await read(five, { startingToken, maxItems: 1 });
    expect(requests).toEqual([{ marker: 'x' }]);
    expect(fault).toMatchObject({
      message: "Bad starting token: {'marker': 'x', 'boto_truncate_amount': 1}",
    });
  });

  test('with the same token twice in a row are an error, after what they had', async () => {
    const { fault, pages } = await read(async () => ({ pipelines: ['a'], nextToken: 'same' }));
    expect(pages).toHaveLength(2);
    expect(fault).toMatchObject({
      exitCode: 255,
      message:
        "Error during pagination: The same next token was received twice: {'nextToken': 'same'}",
    });
  });

  test('are all of them, cut and gone on with however often', async () => {
    const setting = fc.record({
      count: fc.nat({ max: 20 }),
      pageSize: fc.integer({ min: 1, max: 6 }),
      maxItems: fc.integer({ min: 1, max: 7 }),
    });
    await fc.assert(
      fc.asyncProperty(setting, async ({ count, pageSize, maxItems }) => {
        const all = Array.from({ length: count }, (_, at) => `é${at}`);
        const service = serviceOf(all, pageSize);
        const seen: unknown[] = [];
        let startingToken: string | undefined;
        do {
          const { elements, token } = await read(service, {
            maxItems,
            ...(startingToken === undefined ? {} : { startingToken }),
          });
          seen.push(...elements);
          startingToken = token;
        } while (startingToken !== undefined);
        expect(seen).toEqual(all);
      }),
    );
  });
});
