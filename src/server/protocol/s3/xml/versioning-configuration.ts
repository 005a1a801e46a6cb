import { readXml, textOf } from './read-xml.js';
import { malformedXml, XmlError } from './xml-error.js';

export type VersioningStatus = 'Enabled' | 'Suspended';

/** Reads the body of PutBucketVersioning. Throws an XmlError. */
export const parseVersioningConfiguration = (body: Buffer): VersioningStatus => {
  const node = readXml(body, 'VersioningConfiguration');
  if (textOf(node, 'MfaDelete')?.trim() === 'Enabled') {
    throw new XmlError('NotImplemented', 'MFA delete is not implemented: leave MfaDelete out.');
  }
  const status = textOf(node, 'Status')?.trim();
  if (status === undefined) {
    throw new XmlError(
      'IllegalVersioningConfigurationException',
      'The Versioning element must be specified',
    );
  }
  if (status !== 'Enabled' && status !== 'Suspended') throw malformedXml();
  return status;
};
