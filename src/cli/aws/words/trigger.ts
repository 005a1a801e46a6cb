import type { NounWords } from './noun-words.js';

const patterns = (what: string): { readonly includes: string; readonly excludes: string } => ({
  includes: `The patterns of ${what} that count. All count if only excludes is given; * stays within a path component, ** crosses them.`,
  excludes: `The patterns of ${what} that do not count. They win over includes.`,
});

export const trigger = {
  structures: {
    PipelineTriggerDeclaration: {
      about: 'Events in a Git repository that start a pipeline.',
      members: {
        providerType: 'The kind of source that the events come from.',
        gitConfiguration: 'Which events start the pipeline.',
      },
    },
    GitConfiguration: {
      about: 'Which events in a Git repository start a pipeline.',
      members: {
        sourceActionName:
          'The name of the source action whose repository is meant. One trigger at most for each; its default detection of changes is then off.',
        push: 'The filters for pushes, any of which may match. From 1 to 3.',
        pullRequest: 'The filters for pull requests, any of which may match. From 1 to 3.',
      },
    },
    GitPushFilter: {
      about: 'Which pushes count. Either tags, or branches with or without file paths.',
      members: {
        tags: 'Which tags count. Not together with the others.',
        branches: 'Which branches count.',
        filePaths: 'Which changed files count. Only together with branches.',
      },
    },
    GitPullRequestFilter: {
      about: 'Which pull requests count. All that is given must match.',
      members: {
        events: 'What must have happened to the pull request. CLOSED means merged or closed.',
        branches: 'Which target branches count.',
        filePaths: 'Which changed files count. Only together with branches.',
      },
    },
    GitTagFilterCriteria: {
      about: 'Patterns of tags. From 1 to 8 in a list.',
      members: patterns('tags'),
    },
    GitBranchFilterCriteria: {
      about: 'Patterns of branches. From 1 to 8 in a list.',
      members: patterns('branches'),
    },
    GitFilePathFilterCriteria: {
      about: 'Patterns of file paths. From 1 to 8 in a list.',
      members: patterns('file paths'),
    },
    ExecutionTrigger: {
      about: 'What started an execution.',
      members: {
        triggerType: 'The kind of event.',
        triggerDetail:
          'Who or what caused the event. The ARN of a caller, webhook or event rule, or JSON text about what was pushed.',
      },
    },
  },
} satisfies NounWords;
