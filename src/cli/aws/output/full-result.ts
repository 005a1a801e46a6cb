import type { CliResponse, PagedResponse, Query } from '../contract.js';
import { isDict, memberOf } from '../python-dict.js';

/** The whole answer, all pages of it in one, after the query. */
export async function fullResult(
  response: CliResponse,
  query: Query | undefined,
): Promise<unknown> {
  const whole = response.kind === 'plain' ? response.value : await joined(response.pages);
  return query === undefined ? whole : query.search(whole);
}

async function joined(pages: PagedResponse): Promise<unknown> {
  const { resultKey } = pages;
  let elements: readonly unknown[] | undefined;
  for await (const page of pages) {
    const result = resultOf(page, resultKey);
    if (Array.isArray(result)) elements = [...(elements ?? []), ...result];
  }
  const token = pages.resumeToken();
  return {
    ...(elements === undefined ? {} : { [resultKey]: elements }),
    ...(token === undefined ? {} : { NextToken: token }),
  };
}

/** The part of a page that is the sought result; null if it has none. */
export function resultOf(page: unknown, resultKey: string): unknown {
  return isDict(page) ? (memberOf(page, resultKey) ?? null) : null;
}
