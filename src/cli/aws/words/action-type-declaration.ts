import type { NounWords } from './noun-words.js';

const artifacts = (kind: string): string =>
  `How many ${kind} artifacts an action of the type has, at least and at most.`;

export const actionTypeDeclaration = {
  operations: {
    GetActionType: {
      summary: 'Shows an action type that was made with an executor.',
      paragraphs: [
        'Only for types of AWS and of partners that have an executor. Custom action types are listed by ListActionTypes.',
      ],
    },
    UpdateActionType: {
      summary: 'Replaces the definition of an action type that has an executor.',
      paragraphs: [
        'The whole definition is replaced by the one given, so begin with what GetActionType answers. The type must exist. Once actions use it, its owner cannot change, and a property that was optional cannot become required.',
      ],
    },
  },
  structures: {
    GetActionTypeInput: {
      members: {
        category: 'The category of the action type.',
        owner: 'The owner of the action type, AWS or ThirdParty. Custom is refused.',
        provider: 'The provider of the action type.',
        version: 'The version of the action type.',
      },
    },
    GetActionTypeOutput: { members: { actionType: 'The definition of the action type.' } },
    UpdateActionTypeInput: {
      members: { actionType: 'The whole new definition of the action type.' },
    },
    ActionTypeDeclaration: {
      about: 'The definition of an action type that has an executor.',
      members: {
        description: 'What actions of the type do.',
        executor: 'Who does the jobs of the action type, and how.',
        id: 'The four words by which an action names its type.',
        inputArtifactDetails: artifacts('input'),
        outputArtifactDetails: artifacts('output'),
        permissions: 'Which accounts may use the action type.',
        properties: 'The properties that actions of the type are configured with. At most 10.',
        urls: 'The addresses that consoles link to.',
      },
    },
    ActionTypeIdentifier: {
      about: 'The four words by which an action names its type.',
      members: {
        category: 'What kind of work the action does.',
        owner: 'Whose type it is, AWS or ThirdParty.',
        provider: 'The name of the provider.',
        version: 'The version of the action type.',
      },
    },
    ActionTypeExecutor: {
      about: 'Who does the jobs of an action type.',
      members: {
        configuration: 'The settings that belong to the type of executor.',
        type: 'The kind of executor.',
        policyStatementsTemplate:
          'A policy statement that the executor needs in the role of the pipeline.',
        jobTimeout:
          'How many seconds one job may take, from 60 to 43200. It counts anew for each job of an action.',
      },
    },
    ExecutorConfiguration: {
      about: 'The settings of an executor. Give the one that suits its type.',
      members: {
        lambdaExecutorConfiguration: 'The settings of an executor of the type Lambda.',
        jobWorkerExecutorConfiguration: 'The settings of an executor of the type JobWorker.',
      },
    },
    LambdaExecutorConfiguration: {
      about: 'The Lambda function that does the jobs.',
      members: { lambdaFunctionArn: 'The ARN of the function.' },
    },
    JobWorkerExecutorConfiguration: {
      about: 'Who may poll for the jobs.',
      members: {
        pollingAccounts: 'The accounts whose workers may poll for jobs, 12 digits each.',
        pollingServicePrincipals: 'The service principals that may poll for jobs.',
      },
    },
    ActionTypeArtifactDetails: {
      about: 'How many artifacts an action takes or gives.',
      members: {
        minimumCount: 'The fewest artifacts.',
        maximumCount: 'The most artifacts.',
      },
    },
    ActionTypePermissions: {
      about: 'Who may use an action type.',
      members: {
        allowedAccounts:
          'The accounts that may use the action type, 12 digits each. An asterisk allows all.',
      },
    },
    ActionTypeProperty: {
      about: 'One property that actions of a type are configured with.',
      members: {
        name: 'The name of the property, as actions write it in their configuration.',
        optional: 'Whether actions may leave the property out.',
        key: 'Whether the property is part of what identifies the action.',
        noEcho: 'Whether the value is kept from readers, who see **** in its place.',
        queryable: 'Whether workers may ask for jobs by the value of the property.',
        description: 'What the property is for, shown to those who fill it in.',
      },
    },
    ActionTypeUrls: {
      about: 'The addresses that consoles link to from an action.',
      members: {
        configurationUrl: 'The address of a page on which customers set up the provider.',
        entityUrlTemplate: 'The pattern of the address of what the action works on.',
        executionUrlTemplate: 'The pattern of the address of one execution of the action.',
        revisionUrlTemplate: 'The pattern of the address of the revision that the action fetched.',
      },
    },
  },
} satisfies NounWords;
