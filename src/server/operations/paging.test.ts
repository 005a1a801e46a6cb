import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type PagedList, pageOf, readNextToken, writeNextToken } from './paging.js';
import { ServiceError } from './service-error.js';

const ctx = {
  tenant: { account: '000000000000', region: 'us-east-1' },
  serverKey: Buffer.alloc(32, 1),
  error: (code: string, message: string) => new ServiceError(code, message),
};
const list: PagedList = { operation: 'ListPipelineExecutions', parameters: ['p', undefined] };
const refusal = expect.objectContaining({ code: 'InvalidNextTokenException' });
const reading = (token: string, where = ctx, what = list) => {
  try {
    return readNextToken(where, what, token);
  } catch (error) {
    return error;
  }
};

describe('a next token', () => {
  test('gives back the position that it was written for', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 200, unit: 'grapheme' }), (position) => {
        expect(readNextToken(ctx, list, writeNextToken(ctx, list, position))).toBe(position);
      }),
    );
  });

  test('is not needed for the first page', () => {
    expect(readNextToken(ctx, list, undefined)).toBeUndefined();
  });

  test('is refused when a character of it is another, missing, or too many', () => {
    const token = writeNextToken(ctx, list, '1234');
    for (let index = 0; index < token.length; index += 1) {
      const other = token[index] === 'A' ? 'B' : 'A';
      expect(reading(token.slice(0, index) + other + token.slice(index + 1))).toEqual(refusal);
      expect(reading(token.slice(0, index) + token.slice(index + 1))).toEqual(refusal);
      expect(reading(`${token.slice(0, index)}${other}${token.slice(index)}`)).toEqual(refusal);
    }
    for (const spelling of [`${token}=`, `${token} `, ` ${token}`, `${token}\n`]) {
      expect(reading(spelling)).toEqual(refusal);
    }
  });

  test('is refused whatever else is given in its place', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 2_048 }), (token) => {
        expect(reading(token)).toEqual(refusal);
      }),
    );
    expect(reading(randomBytes(16).toString('base64url'))).toEqual(refusal);
  });

  const token = writeNextToken(ctx, list, '7');
  test.each<[string, typeof ctx, PagedList]>([
    ['operation', ctx, { ...list, operation: 'ListActionExecutions' }],
    ['pipeline', ctx, { ...list, parameters: ['q', undefined] }],
    ['filter', ctx, { ...list, parameters: ['p', 'Deploy'] }],
    ['account', { ...ctx, tenant: { ...ctx.tenant, account: '111111111111' } }, list],
    ['region', { ...ctx, tenant: { ...ctx.tenant, region: 'us-west-1' } }, list],
    ['service', { ...ctx, serverKey: Buffer.alloc(32, 2) }, list],
  ])('of another %s is refused', (_, where, what) => {
    expect(reading(token)).toBe('7');
    expect(reading(token, where, what)).toEqual(refusal);
  });
});

describe('a page', () => {
  const cut = (rows: readonly number[], size: number) =>
    pageOf(ctx, list, { rows, size, positionOf: String });

  test('that has one row too many ends before it and says where the next one begins', () => {
    const { rows, nextToken } = cut([9, 8, 7], 2);
    expect(rows).toEqual([9, 8]);
    expect(reading(nextToken ?? '')).toBe('8');
  });

  test('that is just full, or not, or empty, is the last one', () => {
    for (const rows of [[9, 8], [9], []]) {
      expect(cut(rows, 2)).toEqual({ rows, nextToken: undefined });
    }
  });
});
