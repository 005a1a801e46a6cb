import { builtIn, none, one, optional, required, secret } from './built-in.js';
import type { KnownActionType } from './known-action-type.js';

export const sourceActionTypes: readonly KnownActionType[] = [
  builtIn(['Source', 'AWS', 'CodeCommit'], {
    inputs: none,
    outputs: one,
    properties: [
      required('RepositoryName'),
      required('BranchName'),
      optional('PollForSourceChanges'),
      optional('OutputArtifactFormat'),
    ],
  }),
  builtIn(['Source', 'AWS', 'CodeStarSourceConnection'], {
    inputs: none,
    outputs: one,
    properties: [
      required('ConnectionArn'),
      required('FullRepositoryId'),
      required('BranchName'),
      optional('OutputArtifactFormat'),
      optional('DetectChanges'),
    ],
  }),
  builtIn(['Source', 'AWS', 'ECR'], {
    inputs: none,
    outputs: one,
    properties: [required('RepositoryName'), optional('ImageTag')],
  }),
  builtIn(['Source', 'AWS', 'S3'], {
    inputs: none,
    outputs: one,
    properties: [
      required('S3Bucket', 'The S3 Bucket'),
      required('S3ObjectKey', 'The Amazon S3 object key'),
      optional('PollForSourceChanges'),
      optional('AllowOverrideForS3ObjectKey'),
    ],
    settings: { entityUrlTemplate: 'https://console.aws.amazon.com/s3/home?#' },
  }),
  builtIn(['Source', 'ThirdParty', 'GitHub'], {
    inputs: none,
    outputs: one,
    properties: [
      required('Owner'),
      required('Repo'),
      required('Branch'),
      secret('OAuthToken'),
      optional('PollForSourceChanges'),
    ],
    settings: {
      entityUrlTemplate: 'https://github.com/{Config:Owner}/{Config:Repo}/tree/{Config:Branch}',
      revisionUrlTemplate: 'https://github.com/{Config:Owner}/{Config:Repo}/commit/{RevisionId}',
    },
  }),
];
