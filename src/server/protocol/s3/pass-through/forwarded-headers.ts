import { withoutAwsChunked } from '../body/index.js';
import type { S3Request } from '../s3-request.js';

/** The headers of a request as they are passed on, but for those of its signature and its body. */
export const forwardedHeaders = (
  { headers, query }: S3Request,
  callerKind: 'root' | 'job',
): Record<string, string> => {
  const isPresigned = query.has('X-Amz-Signature');
  const forwarded = Object.fromEntries(
    [...(isPresigned ? hoisted(query) : []), ...headers].filter(
      ([name]) => callerKind === 'root' || !permissions.test(name),
    ),
  );
  const coding = withoutAwsChunked(forwarded['content-encoding']);
  delete forwarded['content-encoding'];
  return coding === undefined ? forwarded : { ...forwarded, 'content-encoding': coding };
};

/** A query without what was about the request's own signature: it is signed anew, in its headers. */
export const forwardedQuery = ({ query }: S3Request): string =>
  [...query]
    .filter(([name]) => !/^x-amz-/i.test(name))
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .join('&');

/** Who may do what with an object: a job may write its artifact, but not give it away. */
const permissions = /^x-amz-(acl$|grant-)/;

// A presigned URL may carry headers in its query. Where an object comes from is not among them: what a
// copy may read has been decided by the headers.
const hoistable = /^x-amz-(meta-|acl$|storage-class$|tagging$|server-side-encryption)/;

const hoisted = (query: ReadonlyMap<string, string>): readonly (readonly [string, string])[] =>
  [...query]
    .map(([name, value]) => [name.toLowerCase(), value] as const)
    .filter(([name]) => hoistable.test(name));
