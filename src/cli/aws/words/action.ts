import type { NounWords } from './noun-words.js';
import { pageSize, tokenAnswered, tokenGiven } from './paging.js';

const logStreamARN = 'The ARN of the log stream that the action writes to.';

export const action = {
  operations: {
    ListActionExecutions: {
      summary: 'Lists the action executions of a pipeline.',
      paragraphs: [
        'The latest come first, with what each was given and what came out. History goes back 12 months. Without a filter all executions of the pipeline count; the two members of the filter exclude each other.',
        'For a pipeline in the mode PARALLEL, the token of a pending approval is the externalExecutionId shown here.',
      ],
    },
  },
  structures: {
    ListActionExecutionsInput: {
      members: {
        pipelineName: 'The name of the pipeline.',
        filter: 'Which action executions to list. All of the pipeline if left out.',
        maxResults: pageSize(100),
        nextToken: tokenGiven,
      },
    },
    ListActionExecutionsOutput: {
      members: {
        actionExecutionDetails: 'The action executions, the latest first.',
        nextToken: tokenAnswered,
      },
    },
    ActionExecutionFilter: {
      about: 'Which action executions to list. Give one of the two members.',
      members: {
        pipelineExecutionId: 'Lists only what belongs to the pipeline execution of this id.',
        latestInPipelineExecution:
          'Lists only what belongs to one pipeline execution, the latest attempt of each action or all.',
      },
    },
    ActionDeclaration: {
      about: 'One action of a stage.',
      members: {
        name: 'The name of the action, unique in its stage.',
        actionTypeId: 'The type of the action.',
        runOrder:
          'When the action runs within its stage, from 1 to 999. Lower numbers run first, equal ones at the same time; 1 if left out.',
        configuration:
          'The values of the properties that the action type has, by name. Values are strings, may not be empty, and may refer to variables as #{namespace.name}.',
        commands: 'The shell commands to run, for the provider Commands. From 1 to 50.',
        outputArtifacts:
          'The artifacts that the action gives. Their names are unique in the pipeline.',
        inputArtifacts: 'The artifacts that the action takes. An earlier action must give them.',
        outputVariables:
          'The environment variables that become output variables, for the provider Commands. From 1 to 15.',
        roleArn: 'The ARN of the role in which the action acts. That of the pipeline if left out.',
        region: 'The region in which the action acts. That of the pipeline if left out.',
        namespace:
          'The name under which later actions find the output variables of this one. Unique in the pipeline.',
        timeoutInMinutes:
          'How many minutes a manual approval may wait, from 5 to 86400. 7 days if left out; no other action may declare it.',
        environmentVariables:
          'The environment of the commands, for actions that run some. From 1 to 10.',
      },
    },
    InputArtifact: {
      about: 'An artifact that an action takes.',
      members: {
        name: 'The name of the artifact, as the action that gives it writes it.',
      },
    },
    OutputArtifact: {
      about: 'An artifact that an action gives.',
      members: {
        name: 'The name of the artifact, unique in the pipeline.',
        files:
          'The files that go into the artifact, for the provider Commands. From 1 to 10 paths or patterns.',
      },
    },
    EnvironmentVariable: {
      about: 'A variable in the environment of commands.',
      members: {
        name: 'The name of the variable.',
        value: 'The value of the variable, or the name of the secret that holds it.',
        type: 'Whether the value is plain text or names a secret. PLAINTEXT if left out.',
      },
    },
    ActionState: {
      about: 'What an action is doing.',
      members: {
        actionName: 'The name of the action.',
        currentRevision: 'The revision that the action works with. Source actions have one.',
        latestExecution: 'The latest execution of the action. Absent if there has been none.',
        entityUrl: 'The address of what the action works on.',
        revisionUrl: 'The address of the revision that the action fetched.',
      },
    },
    ActionExecution: {
      about: 'The latest execution of an action.',
      members: {
        actionExecutionId: 'The id of the action execution.',
        status: 'How the action came out, or that it is under way.',
        summary: 'What the action did, in words.',
        lastStatusChange: 'When the status changed last.',
        token: 'The token to answer a pending approval with. Shown only while the approval waits.',
        lastUpdatedBy: 'The ARN of who changed the action last.',
        externalExecutionId: 'The id that another system has for the work.',
        externalExecutionUrl: 'The address of the work in another system.',
        percentComplete: 'How much of the work is done, in percent.',
        errorDetails: 'Why the action failed.',
        logStreamARN,
      },
    },
    ActionExecutionDetail: {
      about: 'One execution of an action with its input and output.',
      members: {
        pipelineExecutionId: 'The id of the pipeline execution.',
        actionExecutionId: 'The id of the action execution. Each attempt has its own.',
        pipelineVersion: 'The version of the pipeline that was run.',
        stageName: 'The name of the stage.',
        actionName: 'The name of the action.',
        startTime: 'When the action began.',
        lastUpdateTime: 'When the action changed last.',
        updatedBy: 'The ARN of who changed the action last.',
        status: 'How the action came out, or that it is under way.',
        input: 'What the action was given.',
        output: 'What the action gave.',
      },
    },
    ActionExecutionInput: {
      about: 'What an action was given.',
      members: {
        actionTypeId: 'The type of the action.',
        configuration:
          'The configuration of the action as it was declared, references to variables included.',
        resolvedConfiguration: 'The configuration with the values of variables in their places.',
        roleArn: 'The ARN of the role in which the action acted.',
        region: 'The region in which the action acted.',
        inputArtifacts: 'The artifacts that the action read.',
        namespace: 'The name under which later actions find the output variables of this one.',
      },
    },
    ActionExecutionOutput: {
      about: 'What an action gave.',
      members: {
        outputArtifacts: 'The artifacts that the action wrote.',
        executionResult: 'The result, as the system that did the work tells it.',
        outputVariables: 'The variables that the action gave, by name.',
      },
    },
    ActionExecutionResult: {
      about: 'The result of an action, as the system that did the work tells it.',
      members: {
        externalExecutionId:
          'The id that another system has for the work. Of a pending approval in a PARALLEL pipeline, the token to answer it with.',
        externalExecutionSummary: 'What the other system did, in words.',
        externalExecutionUrl: 'The address of the work in another system.',
        errorDetails: 'Why the action failed.',
        logStreamARN,
      },
    },
  },
} satisfies NounWords;
