import type { StoredObject } from '../artifact-store.js';
import type { ForwardedResponse } from '../s3-endpoint.js';

const metadataPrefix = 'x-amz-meta-';

/** What the headers of a GET or HEAD say of the object. */
export const toStoredObject = ({ headers }: ForwardedResponse): StoredObject => {
  const value = (name: string): string | undefined => headers[name]?.toString();
  return {
    versionId: value('x-amz-version-id') ?? 'null',
    etag: (value('etag') ?? '').replaceAll('"', ''),
    size: Number(value('content-length') ?? 0),
    contentType: value('content-type') ?? 'binary/octet-stream',
    metadata: Object.fromEntries(
      Object.keys(headers)
        .filter((name) => name.startsWith(metadataPrefix))
        .map((name) => [name.slice(metadataPrefix.length), value(name) ?? '']),
    ),
    lastModified: Date.parse(value('last-modified') ?? '') || 0,
  };
};
