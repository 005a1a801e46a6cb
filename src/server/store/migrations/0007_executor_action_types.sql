-- Action types with an executor: those of UpdateActionType, owned by AWS or ThirdParty.

create table executor_action_type (
  account text not null,
  region text not null,
  category text not null,
  owner text not null,
  provider text not null,
  version text not null,
  -- What UpdateActionType was given.
  declaration jsonb not null,
  -- Who does its jobs: 'JobWorker' or 'Lambda'.
  executor text not null,
  -- How many seconds one job may take once it is acknowledged, where that is limited.
  job_timeout integer,
  created bigint not null,
  updated bigint not null,
  primary key (account, region, category, owner, provider, version)
);

-- A job's claimant may also be 'thirdParty': the workers of such a type, by PollForThirdPartyJobs.
create index job_claimable_by_third_party
  on job (action_type, available_at, seq, account, region)
  where status in ('Queued', 'Dispatched') and claimant = 'thirdParty';

-- When a job that is in progress times out by itself, whatever time its action has left.
alter table job add column times_out_at bigint;

create index job_timing_out
  on job (times_out_at)
  where status = 'InProgress' and times_out_at is not null;
