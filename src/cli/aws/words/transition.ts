import type { NounWords } from './noun-words.js';

export const transition = {
  operations: {
    DisableStageTransition: {
      summary: 'Closes the way into or out of a stage.',
      paragraphs: [
        'Executions that come to the transition wait before it. Those beyond it are not touched. Doing so again replaces the reason.',
      ],
    },
    EnableStageTransition: {
      summary: 'Opens the way into or out of a stage again.',
      paragraphs: [
        'What waits before the transition goes on, unless the transition was closed for more than 30 days: then the next execution does. Opening one that is open is no error.',
      ],
    },
  },
  structures: {
    DisableStageTransitionInput: {
      members: {
        pipelineName: 'The name of the pipeline.',
        stageName: 'The name of the stage.',
        transitionType:
          'Which way to close. Inbound keeps executions from entering the stage, Outbound from leaving it.',
        reason:
          'Why the transition is disabled, for others to read. At most 300 letters, digits, blanks and characters of !@().*?- and no others: commas and quotes are refused.',
      },
    },
    EnableStageTransitionInput: {
      members: {
        pipelineName: 'The name of the pipeline.',
        stageName: 'The name of the stage.',
        transitionType:
          'Which way to open. Inbound lets executions enter the stage, Outbound lets them leave it.',
      },
    },
    TransitionState: {
      about: 'Whether executions may enter a stage.',
      members: {
        enabled: 'Whether the transition is open.',
        lastChangedBy: 'The ARN of who opened or closed the transition last.',
        lastChangedAt: 'When the transition was opened or closed last.',
        disabledReason: 'Why the transition is closed.',
      },
    },
  },
} satisfies NounWords;
