import type { NounWords } from './noun-words.js';
import { pageSize, tokenAnswered, tokenGiven } from './paging.js';

export const pipeline = {
  operations: {
    CreatePipeline: {
      summary: 'Makes a pipeline and starts its first execution.',
      paragraphs: [
        'The name is unique in the account and region. The pipeline gets version 1, and an execution starts at once.',
        'A pipeline has 2 to 50 stages. The first holds source actions and nothing else, later ones hold none. Triggers, variables, stage conditions and the execution modes QUEUED and PARALLEL need the pipeline type V2. Give artifactStore, or artifactStores if actions work in several regions.',
      ],
    },
    GetPipeline: {
      summary: 'Shows the declaration of a pipeline.',
      paragraphs: [
        'Shows the current version or an earlier one. The answer without its metadata is what UpdatePipeline takes. Secret configuration values are shown as ****.',
      ],
    },
    UpdatePipeline: {
      summary: 'Replaces the declaration of a pipeline.',
      paragraphs: [
        'The whole declaration is replaced by the one given, so begin with what GetPipeline answers and leave its metadata out. The version goes up by 1 even if nothing has changed. No execution starts.',
        'A secret configuration value of **** keeps the one that the action had. The name of a pipeline cannot be changed. Executions in a stage that was changed or removed are cancelled.',
      ],
    },
    DeletePipeline: {
      summary: 'Deletes a pipeline with its tags and history.',
      paragraphs: [
        'Executions under way are dropped. Webhooks that lead to the pipeline stay and must be deleted by themselves. A pipeline that does not exist is no error.',
      ],
    },
    GetPipelineState: {
      summary: 'Shows what every stage and action of a pipeline is doing.',
      paragraphs: [
        'Tells for each stage of the current declaration whether its transition is enabled, what waits to enter it and what ran in it last, and for each action its revision and its last execution. The token to answer a pending approval with stands here.',
        'For pipelines in the mode PARALLEL, use ListPipelineExecutions and ListActionExecutions.',
      ],
    },
    ListPipelines: {
      summary: 'Lists the pipelines of the account in the region.',
      paragraphs: ['Gives the name, version, type and times of each.'],
    },
  },
  structures: {
    CreatePipelineInput: {
      members: {
        pipeline: 'The declaration of the pipeline.',
        tags: 'The tags of the pipeline. At most 50.',
      },
    },
    CreatePipelineOutput: {
      members: {
        pipeline: 'The declaration as it was stored, with what was left out filled in.',
        tags: 'The tags of the pipeline.',
      },
    },
    GetPipelineInput: {
      members: {
        name: 'The name of the pipeline.',
        version: 'The version to show. The current one if left out.',
      },
    },
    GetPipelineOutput: {
      members: {
        pipeline: 'The declaration of the pipeline, with secrets shown as ****.',
        metadata:
          'What is known of the pipeline beside its declaration. UpdatePipeline does not take it.',
      },
    },
    UpdatePipelineInput: {
      members: { pipeline: 'The whole new declaration. Its name says which pipeline it replaces.' },
    },
    UpdatePipelineOutput: {
      members: { pipeline: 'The declaration as it was stored, with its new version.' },
    },
    DeletePipelineInput: { members: { name: 'The name of the pipeline to delete.' } },
    GetPipelineStateInput: { members: { name: 'The name of the pipeline.' } },
    GetPipelineStateOutput: {
      members: {
        pipelineName: 'The name of the pipeline.',
        pipelineVersion: 'The current version of the pipeline.',
        stageStates: 'What each stage is doing, in the order of the declaration.',
        created: 'When the pipeline was made.',
        updated: 'When the pipeline was last updated.',
      },
    },
    ListPipelinesInput: { members: { nextToken: tokenGiven, maxResults: pageSize(1000) } },
    ListPipelinesOutput: { members: { pipelines: 'The pipelines.', nextToken: tokenAnswered } },
    PipelineDeclaration: {
      about: 'The structure of a pipeline.',
      members: {
        name: 'The name of the pipeline, unique in the account and region.',
        roleArn:
          'The ARN of the role in which the pipeline acts. Actions that name a role of their own use that one.',
        artifactStore: 'The bucket that artifacts are kept in. Give either this or artifactStores.',
        artifactStores:
          'The buckets that artifacts are kept in, by region. Give this if actions work in several regions; it holds the region of the pipeline and that of every action.',
        stages: 'The stages in the order in which an execution runs through them. From 2 to 50.',
        version:
          'The version of the declaration, counted up from 1 by every update. What is given is ignored.',
        executionMode:
          'What becomes of an execution that meets another one. SUPERSEDED lets a newer one replace the one that waits, QUEUED lets them wait in order, PARALLEL lets them all run; SUPERSEDED if left out.',
        pipelineType: 'Which features the pipeline may use. V1 if left out.',
        variables:
          'The variables that an execution may be started with. At most 50, for V2 pipelines only.',
        triggers:
          'The events in Git repositories that start the pipeline. At most 50, one for each source action, for V2 pipelines only.',
      },
    },
    PipelineMetadata: {
      about: 'What is known of a pipeline beside its declaration.',
      members: {
        pipelineArn: 'The ARN of the pipeline.',
        created: 'When the pipeline was made.',
        updated: 'When the pipeline was last updated.',
        pollingDisabledAt:
          'When polling for source changes was switched off. That happens to pipelines that have been idle for more than 30 days.',
      },
    },
    PipelineSummary: {
      about: 'A pipeline in a list.',
      members: {
        name: 'The name of the pipeline.',
        version: 'The current version of the pipeline.',
        pipelineType: 'Which features the pipeline may use.',
        executionMode: 'What becomes of an execution that meets another one.',
        created: 'When the pipeline was made.',
        updated: 'When the pipeline was last updated.',
      },
    },
    ArtifactStore: {
      about: 'The place where the artifacts of a pipeline are kept.',
      members: {
        type: 'The kind of store.',
        location: 'The name of the bucket.',
        encryptionKey:
          'The key that artifacts are encrypted with. The default key of the account if left out.',
      },
    },
    EncryptionKey: {
      about: 'A key that artifacts are encrypted with.',
      members: {
        id: 'The id, ARN or alias ARN of the key.',
        type: 'The kind of key.',
      },
    },
  },
} satisfies NounWords;
