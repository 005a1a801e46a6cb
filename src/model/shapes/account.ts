import { type Infer, required, string, structure } from '../schema.js';

export const AccountId = string('AccountId', { pattern: '[0-9]{12}' });
export type AccountId = Infer<typeof AccountId>;

export const AWSRegionName = string('AWSRegionName', { min: 4, max: 30 });
export type AWSRegionName = Infer<typeof AWSRegionName>;

export const RoleArn = string('RoleArn', {
  max: 1024,
  pattern: String.raw`arn:aws(-[\w]+)*:iam::[0-9]{12}:role/.*`,
});
export type RoleArn = Infer<typeof RoleArn>;

export const ResourceArn = string('ResourceArn', {
  pattern: String.raw`arn:aws(-[\w]+)*:codepipeline:.+:[0-9]{12}:.+`,
});
export type ResourceArn = Infer<typeof ResourceArn>;

export const AccessKeyId = string('AccessKeyId', { sensitive: true });
export type AccessKeyId = Infer<typeof AccessKeyId>;

export const SecretAccessKey = string('SecretAccessKey', { sensitive: true });
export type SecretAccessKey = Infer<typeof SecretAccessKey>;

export const SessionToken = string('SessionToken', { sensitive: true });
export type SessionToken = Infer<typeof SessionToken>;

export const AWSSessionCredentials = structure(
  'AWSSessionCredentials',
  {
    accessKeyId: required(AccessKeyId),
    secretAccessKey: required(SecretAccessKey),
    sessionToken: required(SessionToken),
  },
  { sensitive: true },
);
export type AWSSessionCredentials = Infer<typeof AWSSessionCredentials>;
