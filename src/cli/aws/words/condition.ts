import type { NounWords } from './noun-words.js';

export const condition = {
  operations: {
    OverrideStageCondition: {
      summary: 'Lets an execution pass a stage condition that does not hold.',
      paragraphs: [
        'The condition is then Overridden and the stage goes on: it starts its actions, or it succeeds. Conditions on failure cannot be overridden, nor can one whose result has taken effect as a skip or a rollback. For V2 pipelines only.',
      ],
    },
  },
  structures: {
    OverrideStageConditionInput: {
      members: {
        pipelineName: 'The name of the pipeline.',
        stageName: 'The name of the stage whose condition is overridden.',
        pipelineExecutionId:
          'The id of the execution that is held up. It must be the latest one in the stage.',
        conditionType: 'Which condition of the stage to override.',
      },
    },
    Condition: {
      about: 'Rules that must all hold, and what follows if they do not.',
      members: {
        result:
          'What follows if the condition does not hold. FAIL or SKIP before entry, FAIL or ROLLBACK on success.',
        rules: 'The rules, all of which must hold. From 1 to 5.',
      },
    },
    StageConditionState: {
      about: 'How the conditions of one gate of a stage came out.',
      members: {
        latestExecution: 'The latest check of the gate as a whole.',
        conditionStates: 'Each condition with its latest check.',
      },
    },
    StageConditionsExecution: {
      about: 'One check of all conditions of a gate.',
      members: {
        status: 'How the check came out. Overridden means that somebody let the execution pass.',
        summary: 'What the check found, in words.',
      },
    },
    ConditionState: {
      about: 'How one condition came out.',
      members: {
        latestExecution: 'The latest check of the condition.',
        ruleStates: 'Each rule of the condition with its latest check.',
      },
    },
    ConditionExecution: {
      about: 'One check of a condition.',
      members: {
        status: 'How the check came out. Errored means that a rule could not be checked at all.',
        summary: 'What the check found, in words.',
        lastStatusChange: 'When the status changed last.',
      },
    },
  },
} satisfies NounWords;
