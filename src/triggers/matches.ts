import type { GitConfiguration, GitPullRequestFilter, GitPushFilter } from '../model/index.js';
import type { BranchPushed, GitEvent, PullRequestChanged, TagPushed } from './git-event.js';
import { glob } from './glob.js';
import { textStart } from './text-start.js';

/** Whether an event is let through, in a sentence or a part of one. */
export interface Answer {
  readonly matches: boolean;
  readonly reason: string;
}

/** Whether an event passes any of a trigger's filters. */
export const matches = (filters: GitConfiguration, event: GitEvent): Answer => {
  switch (event.kind) {
    case 'branchPushed':
      return any('push', filters.push, (filter) => pushesBranch(filter, event));
    case 'tagPushed':
      return any('push', filters.push, (filter) => pushesTag(filter, event));
    case 'pullRequestChanged':
      return any('pull request', filters.pullRequest, (filter) => changesRequest(filter, event));
  }
};

const any = <Filter>(
  kind: string,
  filters: readonly Filter[] = [],
  answerOf: (filter: Filter) => Answer,
): Answer => {
  if (filters.length === 0) return no(`the trigger has no ${kind} filter`);
  const answers = filters.map(answerOf);
  const passed = answers.findIndex((answer) => answer.matches);
  if (passed >= 0) return yes(`${kind} filter ${passed + 1}: ${answers[passed]?.reason}`);
  return no(
    answers.map(({ reason }, index) => `${kind} filter ${index + 1}: ${reason}`).join('; '),
  );
};

const yes = (reason: string): Answer => ({ matches: true, reason });
const no = (reason: string): Answer => ({ matches: false, reason });

const pushesBranch = (filter: GitPushFilter, event: BranchPushed): Answer => {
  if (filter.tags) return no('it is for tags');
  return all(nameAnswer('branch', event.branch, filter.branches), () =>
    filesAnswer(event.changedFiles, filter.filePaths),
  );
};

const pushesTag = (filter: GitPushFilter, { tag }: TagPushed): Answer =>
  filter.tags ? nameAnswer('tag', tag, filter.tags) : no('it is for branches');

const changesRequest = (filter: GitPullRequestFilter, event: PullRequestChanged): Answer => {
  const { events = [], branches, filePaths } = filter;
  if (events.length > 0 && !events.includes(event.action)) {
    return no(`the event ${event.action} is not among ${events.join(', ')}`);
  }
  return all(nameAnswer('target branch', event.targetBranch, branches), () =>
    filesAnswer(event.changedFiles, filePaths),
  );
};

/** Both; the second is asked only when the first lets through. */
const all = (one: Answer, other: () => Answer | undefined): Answer => {
  if (!one.matches) return one;
  const second = other();
  if (!second?.matches) return second ?? one;
  return yes(`${one.reason}, ${second.reason}`);
};

interface Patterns {
  readonly includes?: readonly string[] | undefined;
  readonly excludes?: readonly string[] | undefined;
}

const nameAnswer = (what: string, name: string, patterns: Patterns = {}): Answer => {
  const { isIncluded, isExcluded } = criteria(patterns);
  const said = `the ${what} ${shown(name)}`;
  if (isExcluded(name)) return no(`${said} is excluded`);
  return isIncluded(name) ? yes(`${said} matches`) : no(`${said} is not included`);
};

/** Nothing where files do not matter. */
const filesAnswer = (
  changedFiles: readonly string[] | undefined,
  patterns: Patterns | undefined,
): Answer | undefined => {
  if (!patterns) return undefined;
  if (!changedFiles) {
    return yes('the changed files are not told in full, which counts as a match');
  }
  const { isIncluded, isExcluded } = criteria(patterns);
  const passing = changedFiles.find((path) => !isExcluded(path) && isIncluded(path));
  return passing === undefined
    ? no('none of the changed files matches')
    : yes(`the changed file ${shown(passing)} matches`);
};

const criteria = ({ includes = [], excludes = [] }: Patterns) => {
  const including = includes.map(glob);
  const excluding = excludes.map(glob);
  return {
    isIncluded: (name: string) =>
      including.length === 0 || including.some((isOfForm) => isOfForm(name)),
    isExcluded: (name: string) => excluding.some((isOfForm) => isOfForm(name)),
  };
};

// Names come from outside, and may be long.
const shown = (name: string): string => {
  const start = textStart(name, 100);
  return start === name ? name : `${start}…`;
};
