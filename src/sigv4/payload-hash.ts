import { hash } from 'node:crypto';

/** The hash of no bytes at all. */
export const EMPTY_PAYLOAD_HASH =
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

/** What stands in place of the hash when the body is not signed. S3 takes it, other services do not. */
export const UNSIGNED_PAYLOAD = 'UNSIGNED-PAYLOAD';

/** SHA-256 in lower-case hexadecimal; text is hashed as UTF-8. */
export const sha256Hex = (content: string | Uint8Array): string => hash('sha256', content, 'hex');
