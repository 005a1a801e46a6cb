import type { VersionName } from '../../artifacts/embedded/index.js';
import { S3Error } from '../../artifacts/s3-error.js';

/** Where a copy comes from, by its header: `/bucket/key?versionId=…`, percent-encoded. */
export const readCopySource = (header: string, account: string): VersionName => {
  const [path = '', query = ''] = splitOnce(header, '?versionId=');
  const [bucket = '', key = ''] = splitOnce(path.replace(/^(\/|%2F)/i, ''), '/', '%2F');
  const source = { bucket: decode(bucket), key: decode(key), versionId: decode(query) };
  if (!source.bucket || !source.key || header.startsWith('arn:')) throw invalidSource(header);
  const { versionId } = source;
  return { account, ...source, versionId: versionId === '' ? undefined : versionId };
};

const splitOnce = (text: string, ...separators: readonly string[]): readonly string[] => {
  const found = separators
    .map((separator) => ({ separator, at: text.indexOf(separator) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at)[0];
  if (!found) return [text];
  return [text.slice(0, found.at), text.slice(found.at + found.separator.length)];
};

const decode = (text: string): string => {
  try {
    // Node reads headers as Latin-1; some clients leave UTF-8 in them unescaped.
    const decoded = decodeURIComponent(Buffer.from(text, 'latin1').toString());
    if (!decoded.includes('\0')) return decoded;
  } catch {
    // Said below.
  }
  throw invalidSource(text);
};

const invalidSource = (text: string): S3Error =>
  new S3Error('InvalidArgument', {
    message: 'Copy Source must mention the source bucket and key: sourcebucket/sourcekey',
    details: { ArgumentName: 'x-amz-copy-source', ArgumentValue: text },
  });
