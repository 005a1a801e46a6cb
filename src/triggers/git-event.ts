/** The kinds of Git hosts whose deliveries are understood. Forgejo speaks as Gitea does. */
export type GitProvider = 'GitHub' | 'GitLab' | 'Gitea' | 'Bitbucket';

/** Something that happened to a repository, in the same words whoever hosts it. */
export type GitEvent = BranchPushed | TagPushed | PullRequestChanged;

interface AboutCommit {
  readonly provider: GitProvider;
  /** `owner/name`, or deeper where the host has groups in groups. */
  readonly repository: string;
  /** Of a branch or a tag the commit that it has come to, of a pull request the head of its source. */
  readonly commitId: string;
  readonly commitMessage?: string | undefined;
  readonly commitUrl?: string | undefined;
}

export interface BranchPushed extends AboutCommit {
  readonly kind: 'branchPushed';
  readonly branch: string;
  /** Absent where the host does not tell which files have changed, or not of all. */
  readonly changedFiles?: readonly string[] | undefined;
}

export interface TagPushed extends AboutCommit {
  readonly kind: 'tagPushed';
  readonly tag: string;
}

export interface PullRequestChanged extends AboutCommit {
  readonly kind: 'pullRequestChanged';
  readonly action: 'OPEN' | 'UPDATED' | 'CLOSED';
  /** What people call it by in its repository. */
  readonly pullRequestId: string;
  readonly title: string;
  readonly sourceBranch: string;
  readonly targetBranch: string;
  /** Of a closed one: whether it was merged. */
  readonly isMerged: boolean;
  readonly changedFiles?: readonly string[] | undefined;
}
