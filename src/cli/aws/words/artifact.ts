import type { NounWords } from './noun-words.js';

export const artifact = {
  structures: {
    Artifact: {
      about: 'An artifact of a job.',
      members: {
        name: 'The name of the artifact.',
        revision: 'The id of the revision that the artifact holds, where it is known.',
        location: 'Where the artifact is, or is to be put.',
      },
    },
    ArtifactLocation: {
      about: 'Where an artifact is, or is to be put.',
      members: {
        type: 'The kind of store.',
        s3Location: 'The object in the bucket.',
      },
    },
    S3ArtifactLocation: {
      about: 'An object in a bucket.',
      members: {
        bucketName: 'The name of the bucket.',
        objectKey: 'The key of the object, which is a ZIP archive as a rule.',
      },
    },
    ArtifactDetail: {
      about: 'An artifact that was read or written.',
      members: {
        name: 'The name of the artifact.',
        s3location: 'The object that holds the artifact.',
      },
    },
    S3Location: {
      about: 'An object in a bucket.',
      members: {
        bucket: 'The name of the bucket.',
        key: 'The key of the object.',
      },
    },
    ArtifactRevision: {
      about: 'The revision that a source action brought into an execution.',
      members: {
        name: 'The name of the artifact that holds the revision.',
        revisionId: 'The id of the revision, such as a commit id or the version id of an object.',
        revisionChangeIdentifier: 'What marks the change, such as the date of a commit or an ETag.',
        revisionSummary: 'What the revision is about, such as the message of a commit.',
        created: 'When the revision was made.',
        revisionUrl: 'The address of the revision.',
      },
    },
  },
} satisfies NounWords;
