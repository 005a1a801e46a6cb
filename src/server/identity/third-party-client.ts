import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Tenant } from '../store/tenant.js';

/** Whose jobs a third party's workers do: of one account, region and action type. */
export interface ThirdParty extends Tenant {
  /** Category/Owner/Provider/Version. */
  readonly actionType: string;
}

/** What a third party knows its customer by, and what it proves with that it may work for it. */
export interface ThirdPartyClient {
  readonly clientId: string;
  readonly clientToken: string;
}

/** The client of a third party. Nothing is stored: both halves follow from the server key. */
export const thirdPartyClient = (serverKey: Buffer, thirdParty: ThirdParty): ThirdPartyClient => {
  const { account, region, actionType } = thirdParty;
  const about = JSON.stringify([account, region, actionType]);
  return {
    clientId: asUuid(proofOf(serverKey, `client id\n${about}`)),
    clientToken: proofOf(serverKey, `client token\n${about}`).toString('base64url'),
  };
};

/** Whether a token is that of a third party's client. */
export const isClientToken = (
  serverKey: Buffer,
  thirdParty: ThirdParty,
  token: string,
): boolean => {
  const digest = (text: string): Buffer => proofOf(serverKey, `compared\n${text}`);
  // Digests of both, because only what has the same length can be compared in constant time.
  return timingSafeEqual(
    digest(token),
    digest(thirdPartyClient(serverKey, thirdParty).clientToken),
  );
};

// The server key has other uses, too: what it signs here begins with words that are used nowhere else.
const proofOf = (serverKey: Buffer, text: string): Buffer =>
  createHmac('sha256', serverKey).update(text).digest();

const asUuid = (bytes: Buffer): string => {
  const hex = bytes.toString('hex');
  // Version 4, variant 1, as all ids of the API.
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};
