import type { NounWords } from './noun-words.js';
import { tokenAnswered, tokenGiven } from './paging.js';

const entityUrlTemplate =
  'The pattern of the address of what the action works on. {Config:Name} stands for the value of the configuration property Name, which must be required and not secret.';
const executionUrlTemplate =
  'The pattern of the address of one execution of the action. {ExternalExecutionId} stands for the id that the worker reported, {Config:Name} for a configuration value.';
const revisionUrlTemplate =
  'The pattern of the address of the revision that the action fetched. {RevisionId} stands for the id of the revision, {Config:Name} for a configuration value.';

export const actionType = {
  operations: {
    CreateCustomActionType: {
      summary: 'Declares an action type whose jobs your own workers do.',
      paragraphs: [
        'The type is known by category, provider and version within the account and region, and its owner is Custom. Pipelines can use it at once; its jobs wait for a worker that polls for them.',
        'At most 10 configuration properties, of which one may be queryable: it must then be required and not secret. The version of a deleted type cannot be used for another definition: give a new version.',
      ],
    },
    DeleteCustomActionType: {
      summary: 'Takes a custom action type out of use.',
      paragraphs: [
        'New pipelines cannot use the type any more, its jobs are not handed out any more, and ListActionTypes leaves it out. Pipelines that use it keep their declaration and fail when they come to the action. A type that does not exist is no error.',
      ],
    },
    ListActionTypes: {
      summary: 'Lists the action types that pipelines can use.',
      paragraphs: [
        'The types that are built in, those of partners and the custom ones of the account, each with its configuration properties and numbers of artifacts.',
      ],
    },
  },
  structures: {
    CreateCustomActionTypeInput: {
      members: {
        category: 'The kind of action that the type stands for.',
        provider: 'The name of the provider of the action, as pipelines write it.',
        version: 'The version of the action type. Any word of at most 9 characters.',
        settings: 'The addresses that consoles link to.',
        configurationProperties:
          'The properties that actions of the type are configured with. At most 10, of which one may be queryable.',
        inputArtifactDetails: 'How many input artifacts an action of the type takes.',
        outputArtifactDetails: 'How many output artifacts an action of the type gives.',
        tags: 'The tags of the action type.',
      },
    },
    CreateCustomActionTypeOutput: {
      members: {
        actionType: 'The action type as it was stored.',
        tags: 'The tags of the action type.',
      },
    },
    DeleteCustomActionTypeInput: {
      members: {
        category: 'The category of the action type to delete.',
        provider: 'The provider of the action type to delete.',
        version: 'The version of the action type to delete.',
      },
    },
    ListActionTypesInput: {
      members: {
        actionOwnerFilter: 'Lists only the action types of this owner.',
        nextToken: tokenGiven,
        regionFilter: 'Lists only the action types that can be used in this region.',
      },
    },
    ListActionTypesOutput: {
      members: { actionTypes: 'The action types.', nextToken: tokenAnswered },
    },
    ActionType: {
      about: 'What an action can be an instance of.',
      members: {
        id: 'The four words by which an action names its type.',
        settings: 'The addresses that consoles link to.',
        actionConfigurationProperties:
          'The properties that actions of the type are configured with.',
        inputArtifactDetails: 'How many input artifacts an action of the type takes.',
        outputArtifactDetails: 'How many output artifacts an action of the type gives.',
      },
    },
    ActionTypeId: {
      about: 'The four words by which an action names its type.',
      members: {
        category:
          'What kind of work the action does. Source actions stand in the first stage only.',
        owner:
          'Whose type it is. AWS for those that are built in, Custom for your own, ThirdParty for those of partners.',
        provider:
          'The name of the provider, such as CodeBuild, or the one that a custom type was given.',
        version: 'The version of the action type. 1 for all that are built in.',
      },
    },
    ActionTypeSettings: {
      about: 'The addresses that consoles link to from an action.',
      members: {
        thirdPartyConfigurationUrl: 'The address of a page on which customers set up the provider.',
        entityUrlTemplate,
        executionUrlTemplate,
        revisionUrlTemplate,
      },
    },
    ActionConfigurationProperty: {
      about: 'One property that actions of a type are configured with.',
      members: {
        name: 'The name of the property, as actions write it in their configuration.',
        required: 'Whether every action must give the property.',
        key: 'Whether the property is part of what identifies the action.',
        secret:
          'Whether the value is kept from readers. It is shown as **** everywhere but in the data of jobs.',
        queryable:
          'Whether workers may ask for jobs by the value of the property. One property at most, which must be required and not secret.',
        description: 'What the property is for, shown to those who fill it in.',
        type: 'The type of the value. The value is written as a string all the same.',
      },
    },
    ArtifactDetails: {
      about: 'How many artifacts an action takes or gives.',
      members: {
        minimumCount: 'The fewest artifacts.',
        maximumCount: 'The most artifacts. Not less than minimumCount.',
      },
    },
  },
} satisfies NounWords;
