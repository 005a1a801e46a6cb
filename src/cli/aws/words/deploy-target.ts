import type { NounWords } from './noun-words.js';
import { pageSize, tokenAnswered, tokenGiven } from './paging.js';

export const deployTarget = {
  operations: {
    ListDeployActionExecutionTargets: {
      summary: 'Lists the machines that a deploy action works on.',
      paragraphs: [
        'Gives for each target of a deploy action execution, such as an EC2 instance, how the deployment fares and its events so far.',
      ],
    },
  },
  structures: {
    ListDeployActionExecutionTargetsInput: {
      members: {
        pipelineName: 'The name of the pipeline that has the action.',
        actionExecutionId: 'The id of the execution of the deploy action.',
        filters: 'Which targets to list. All if left out.',
        maxResults: pageSize(100),
        nextToken: tokenGiven,
      },
    },
    ListDeployActionExecutionTargetsOutput: {
      members: { targets: 'The targets.', nextToken: tokenAnswered },
    },
    TargetFilter: {
      about: 'Which targets to list.',
      members: {
        name: 'What to filter by.',
        values: 'The values of which a target must have one.',
      },
    },
    DeployActionExecutionTarget: {
      about: 'One target of a deployment.',
      members: {
        targetId: 'The id of the target, such as an instance id.',
        targetType: 'The kind of target.',
        status: 'How the deployment to the target fares.',
        startTime: 'When the deployment to the target began.',
        endTime: 'When the deployment to the target ended.',
        events: 'The steps of the deployment to the target.',
      },
    },
    DeployTargetEvent: {
      about: 'One step of a deployment to a target.',
      members: {
        name: 'The name of the step.',
        status: 'How the step came out, or that it is under way.',
        startTime: 'When the step began.',
        endTime: 'When the step ended.',
        context: 'What else is known of the step.',
      },
    },
    DeployTargetEventContext: {
      about: 'What else is known of a step.',
      members: {
        ssmCommandId: 'The id of the Systems Manager command that did the step.',
        message: 'What is to be said of the step, in words.',
      },
    },
  },
} satisfies NounWords;
