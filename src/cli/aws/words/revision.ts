import type { NounWords } from './noun-words.js';

export const revision = {
  operations: {
    PutActionRevision: {
      summary: 'Tells a custom source action of a new revision.',
      paragraphs: [
        'Starts an execution with the revision, unless the action has had it before. For source actions whose worker learns of changes by itself.',
      ],
    },
  },
  structures: {
    PutActionRevisionInput: {
      members: {
        pipelineName: 'The name of the pipeline.',
        stageName: 'The name of the stage that holds the source action.',
        actionName: 'The name of the source action.',
        actionRevision: 'The new revision.',
      },
    },
    PutActionRevisionOutput: {
      members: {
        newRevision: 'Whether the action had not had the revision before.',
        pipelineExecutionId: 'The id of the execution that works with the revision.',
      },
    },
    ActionRevision: {
      about: 'A version of what an action works with.',
      members: {
        revisionId: 'The id of the revision in its own system, such as a commit id.',
        revisionChangeId: 'The id of the change that made the revision. At most 100 characters.',
        created: 'When the revision was made.',
      },
    },
    CurrentRevision: {
      about: 'The revision that a job worked with.',
      members: {
        revision: 'The id of the revision in its own system, such as a commit id.',
        changeIdentifier: 'The id of the change that made the revision. At most 100 characters.',
        created: 'When the revision was made.',
        revisionSummary: 'What the revision is about, such as the message of a commit.',
      },
    },
    SourceRevision: {
      about: 'The revision that a source action brought into an execution.',
      members: {
        actionName: 'The name of the source action.',
        revisionId: 'The id of the revision, such as a commit id or the version id of an object.',
        revisionSummary: 'What the revision is about. Connections give it as JSON text.',
        revisionUrl: 'The address of the revision.',
      },
    },
    SourceRevisionOverride: {
      about: 'A revision that a source action is to use in place of the newest.',
      members: {
        actionName: 'The name of the source action.',
        revisionType:
          'What the value is. COMMIT_ID for Git sources, IMAGE_DIGEST for ECR, S3_OBJECT_VERSION_ID and S3_OBJECT_KEY for S3.',
        revisionValue:
          'The revision to use. A key of S3 needs AllowOverrideForS3ObjectKey in the configuration of the action.',
      },
    },
  },
} satisfies NounWords;
