import type { S3Call } from '../s3-call.js';
import type { XmlElement } from '../xml/index.js';

/** All that an account has is its own. */
export const ownerOf = ({ caller }: S3Call): readonly XmlElement[] => [
  ['ID', caller.accountId],
  ['DisplayName', caller.accountId],
];
