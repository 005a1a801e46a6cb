import { enumeration, type Infer, map, required, string, structure } from '../schema.js';
import { AWSRegionName } from './account.js';

export const EncryptionKeyId = string('EncryptionKeyId', { min: 1, max: 400 });
export type EncryptionKeyId = Infer<typeof EncryptionKeyId>;

export const EncryptionKeyType = enumeration('EncryptionKeyType', ['KMS']);
export type EncryptionKeyType = Infer<typeof EncryptionKeyType>;

export const EncryptionKey = structure('EncryptionKey', {
  id: required(EncryptionKeyId),
  type: required(EncryptionKeyType),
});
export type EncryptionKey = Infer<typeof EncryptionKey>;

export const ArtifactStoreType = enumeration('ArtifactStoreType', ['S3']);
export type ArtifactStoreType = Infer<typeof ArtifactStoreType>;

export const ArtifactStoreLocation = string('ArtifactStoreLocation', {
  min: 3,
  max: 63,
  pattern: String.raw`[a-zA-Z0-9\-\.]+`,
});
export type ArtifactStoreLocation = Infer<typeof ArtifactStoreLocation>;

export const ArtifactStore = structure('ArtifactStore', {
  type: required(ArtifactStoreType),
  location: required(ArtifactStoreLocation),
  encryptionKey: EncryptionKey,
});
export type ArtifactStore = Infer<typeof ArtifactStore>;

export const ArtifactStoreMap = map('ArtifactStoreMap', AWSRegionName, ArtifactStore);
export type ArtifactStoreMap = Infer<typeof ArtifactStoreMap>;
