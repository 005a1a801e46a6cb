/**
 * Why a request was not let in, as data: each protocol words it in its own way (`json-refusal.ts` for
 * the JSON protocol and STS). Times are in the form of `X-Amz-Date`.
 */
export type AuthenticationFailure =
  /** Neither an Authorization header nor a signature in the query. */
  | { readonly kind: 'missing' }
  /** Both of them. */
  | { readonly kind: 'twoMechanisms' }
  /**
   * The Authorization header, or the date beside it, cannot be read: `text` says why in AWS's words.
   * `algorithm` is the header's first word, so that S3 can tell other mechanisms.
   */
  | { readonly kind: 'incomplete'; readonly algorithm: string; readonly text: string }
  /** The signature in the query cannot be read; `text` says why in S3's words. */
  | { readonly kind: 'malformedPresigned'; readonly text: string }
  /** `host` is not among the signed headers. */
  | { readonly kind: 'hostNotSigned' }
  /** S3 alone: these headers of the request, all `x-amz-…`, are not among the signed ones. */
  | { readonly kind: 'headersNotSigned'; readonly names: readonly string[] }
  /** The credential scope is of another service, */
  | { readonly kind: 'wrongService'; readonly service: string; readonly expected: string }
  /** of a region that cannot be one, */
  | { readonly kind: 'invalidRegion'; readonly region: string }
  /** does not end in `aws4_request`, */
  | { readonly kind: 'wrongTerminator'; readonly terminator: string }
  /** or is of another day than the request. */
  | { readonly kind: 'wrongScopeDate'; readonly scopeDate: string; readonly amzDate: string }
  /** Signed too long ago: `amzDate` is before `earliest`, which is `minutes` before `now`. */
  | {
      readonly kind: 'expired';
      readonly amzDate: string;
      readonly earliest: string;
      readonly now: string;
      readonly minutes: number;
    }
  /** Signed too far in the future: `amzDate` is after `latest`, which is `minutes` after `now`. */
  | {
      readonly kind: 'notYetCurrent';
      readonly amzDate: string;
      readonly latest: string;
      readonly now: string;
      readonly minutes: number;
    }
  /** A presigned URL held until `expires`. */
  | {
      readonly kind: 'presignedExpired';
      readonly amzDate: string;
      readonly expiresInSeconds: number;
      readonly expires: string;
      readonly now: string;
    }
  | { readonly kind: 'unknownAccessKey'; readonly accessKeyId: string }
  /** The session token is not one of ours for this access key, or there should be none. */
  | { readonly kind: 'invalidToken' }
  | { readonly kind: 'expiredToken' }
  /** What was signed is not what came; the texts are what we made of it, as S3 shows them. */
  | {
      readonly kind: 'signatureMismatch';
      readonly accessKeyId: string;
      readonly signature: string;
      readonly stringToSign: string;
      readonly canonicalRequest: string;
    };
