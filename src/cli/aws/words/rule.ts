import type { NounWords } from './noun-words.js';
import { pageSize, tokenAnswered, tokenGiven } from './paging.js';

const configuration =
  'The configuration of the rule as it was declared, references to variables included.';

export const rule = {
  operations: {
    ListRuleExecutions: {
      summary: 'Lists how the rules of stage conditions came out.',
      paragraphs: [
        'The latest come first. Without a filter all executions of the pipeline count; the two members of the filter exclude each other.',
      ],
    },
  },
  structures: {
    ListRuleExecutionsInput: {
      members: {
        pipelineName: 'The name of the pipeline.',
        filter: 'Which rule executions to list. All of the pipeline if left out.',
        maxResults: pageSize(100),
        nextToken: tokenGiven,
      },
    },
    ListRuleExecutionsOutput: {
      members: {
        ruleExecutionDetails: 'The rule executions, the latest first.',
        nextToken: tokenAnswered,
      },
    },
    RuleExecutionFilter: {
      about: 'Which rule executions to list. Give one of the two members.',
      members: {
        pipelineExecutionId: 'Lists only what belongs to the pipeline execution of this id.',
        latestInPipelineExecution:
          'Lists only what belongs to one pipeline execution, its latest attempt or all.',
      },
    },
    RuleDeclaration: {
      about: 'One rule of a condition.',
      members: {
        name: 'The name of the rule.',
        ruleTypeId: 'The type of the rule.',
        configuration: 'The values of the properties that the rule type has, by name. At most 200.',
        commands: 'The shell commands to run, for the provider Commands. From 1 to 50.',
        inputArtifacts: 'The artifacts that the rule reads.',
        roleArn: 'The ARN of the role in which the rule acts. That of the pipeline if left out.',
        region: 'The region in which the rule acts. That of the pipeline if left out.',
        timeoutInMinutes: 'How many minutes the rule may take, from 5 to 86400.',
      },
    },
    RuleState: {
      about: 'How one rule came out.',
      members: {
        ruleName: 'The name of the rule.',
        currentRevision: 'The revision that the rule looked at.',
        latestExecution: 'The latest check of the rule.',
        entityUrl: 'The address of what the rule looks at.',
        revisionUrl: 'The address of the revision that the rule looked at.',
      },
    },
    RuleRevision: {
      about: 'The revision that a rule looked at.',
      members: {
        revisionId: 'The id of the revision in its own system.',
        revisionChangeId: 'The id of the change that made the revision.',
        created: 'When the revision was made.',
      },
    },
    RuleExecution: {
      about: 'One check of a rule.',
      members: {
        ruleExecutionId: 'The id of the rule execution.',
        status: 'How the check came out, or that it is under way.',
        summary: 'What the check found, in words.',
        lastStatusChange: 'When the status changed last.',
        token: 'The token that belongs to the check.',
        lastUpdatedBy: 'The ARN of who changed the check last.',
        externalExecutionId: 'The id that another system has for the check.',
        externalExecutionUrl: 'The address of the check in another system.',
        errorDetails: 'Why the check failed.',
      },
    },
    RuleExecutionDetail: {
      about: 'One check of a rule with its input and output.',
      members: {
        pipelineExecutionId: 'The id of the pipeline execution.',
        ruleExecutionId: 'The id of the rule execution.',
        pipelineVersion: 'The version of the pipeline that was run.',
        stageName: 'The name of the stage whose condition has the rule.',
        ruleName: 'The name of the rule.',
        startTime: 'When the check began.',
        lastUpdateTime: 'When the check changed last.',
        updatedBy: 'The ARN of who changed the check last.',
        status: 'How the check came out, or that it is under way.',
        input: 'What the rule was given.',
        output: 'What the rule found.',
      },
    },
    RuleExecutionInput: {
      about: 'What a rule was given.',
      members: {
        ruleTypeId: 'The type of the rule.',
        configuration,
        resolvedConfiguration: 'The configuration with the values of variables in their places.',
        roleArn: 'The ARN of the role in which the rule acted.',
        region: 'The region in which the rule acted.',
        inputArtifacts: 'The artifacts that the rule read.',
      },
    },
    RuleExecutionOutput: {
      about: 'What a rule found.',
      members: { executionResult: 'The result, as the system that did the check tells it.' },
    },
    RuleExecutionResult: {
      about: 'The result of a rule, as the system that did the check tells it.',
      members: {
        externalExecutionId: 'The id that another system has for the check.',
        externalExecutionSummary: 'What the other system found, in words.',
        externalExecutionUrl: 'The address of the check in another system.',
        errorDetails: 'Why the check failed.',
      },
    },
  },
} satisfies NounWords;
