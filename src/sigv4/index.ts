export { amzDate, parseAmzDate } from './amz-date.js';
export { canonicalPath, type PathRule, pathRuleOf } from './canonical-path.js';
export { canonicalQuery } from './canonical-query.js';
export { canonicalRequest, type SignedParts } from './canonical-request.js';
export {
  type Chunk,
  type ChunkSigning,
  chunkSignature,
  type Trailer,
  trailerSignature,
} from './chunk-signature.js';
export { EMPTY_PAYLOAD_HASH, sha256Hex, UNSIGNED_PAYLOAD } from './payload-hash.js';
export { percentEncode, percentEncodePath } from './percent-encoding.js';
export { PRESIGNED_SECONDS_MAX, type Presigning, presign } from './presign.js';
export {
  type OutgoingRequest,
  type Signing,
  type SigningCredentials,
  signRequest,
} from './sign-request.js';
export {
  ALGORITHM,
  credentialScope,
  type ScopeNames,
  signatureOf,
  signaturesMatch,
  stringToSign,
  type ToSign,
} from './signature.js';
export {
  deriveSigningKey,
  type KeyScope,
  signingKey,
} from './signing-key.js';
