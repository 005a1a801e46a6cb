import { createHmac, timingSafeEqual } from 'node:crypto';
import type { ServedOperationName } from '../../model/index.js';
import type { Tenant } from '../store/tenant.js';
import type { ServiceError } from './service-error.js';

/** What of an operation's context a list needs that is given page by page. */
export interface PagingContext {
  readonly tenant: Tenant;
  readonly serverKey: Buffer;
  readonly error: (code: 'InvalidNextTokenException', message: string) => ServiceError;
}

/** The list that a token goes on with: it is good for no other. */
export interface PagedList {
  readonly operation: ServedOperationName;
  /** All that decides what is in the list; the size of its pages does not. */
  readonly parameters: readonly (string | undefined)[];
}

/**
 * The position at which the next page begins, as `writeNextToken` was given it; nothing at the
 * beginning of the list. Throws InvalidNextTokenException for what was not written by us, or not for
 * this list, account and region.
 */
export const readNextToken = (
  ctx: PagingContext,
  list: PagedList,
  token: string | undefined,
): string | undefined => {
  if (token === undefined) return undefined;
  const bytes = Buffer.from(token, 'base64url');
  const proof = bytes.subarray(0, proofBytes);
  const position = bytes.subarray(proofBytes).toString();
  // The decoder skips what it does not know; one token has one spelling here.
  const isWhole = bytes.length > proofBytes && bytes.toString('base64url') === token;
  if (!isWhole || !timingSafeEqual(proof, proofOf(ctx, list, position))) {
    throw ctx.error(
      'InvalidNextTokenException',
      'The nextToken is not one that was given for this list. Begin again without it.',
    );
  }
  return position;
};

/** A token for the page that begins behind `position`. Any server of the database understands it. */
export const writeNextToken = (ctx: PagingContext, list: PagedList, position: string): string =>
  Buffer.concat([proofOf(ctx, list, position), Buffer.from(position)]).toString('base64url');

/**
 * Cuts a page from rows that were asked for with one more than its size: the one that is too many
 * says that there is another page, which begins behind the last that is not.
 */
export const pageOf = <Row>(
  ctx: PagingContext,
  list: PagedList,
  found: {
    readonly rows: readonly Row[];
    readonly size: number;
    readonly positionOf: (row: Row) => string;
  },
): { readonly rows: readonly Row[]; readonly nextToken: string | undefined } => {
  const rows = found.rows.slice(0, found.size);
  const last = rows.at(-1);
  const isLastPage = found.rows.length <= found.size || last === undefined;
  return {
    rows,
    nextToken: isLastPage ? undefined : writeNextToken(ctx, list, found.positionOf(last)),
  };
};

const proofBytes = 16;

// The server key has other uses, too: what it signs here begins with a word that is used nowhere else.
const proofOf = (ctx: PagingContext, list: PagedList, position: string): Buffer => {
  const { account, region } = ctx.tenant;
  const about = JSON.stringify([list.operation, account, region, list.parameters, position]);
  return createHmac('sha256', ctx.serverKey)
    .update(`page\n${about}`)
    .digest()
    .subarray(0, proofBytes);
};
