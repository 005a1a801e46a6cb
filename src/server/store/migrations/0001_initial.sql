-- Pipelines, their executions and the jobs of their actions.
-- Every primary key begins with account and region, so that tables can be distributed by account.
-- Other indexes do not begin with these: all begin alike, and a planner that knows no figures yet
-- takes any index that fits in front.
-- Times are epoch milliseconds.

create table setting (
  name text primary key,
  value jsonb not null
);

create table pipeline (
  account text not null,
  region text not null,
  name text not null,
  -- One life of a name: a pipeline that is made again under it has a new id and no history.
  pipeline_id uuid not null,
  version integer not null,
  structure_version integer not null,
  executions_started integer not null default 0,
  -- The engine's stages: locks, inbound executions, transitions, latest executions.
  stages jsonb not null,
  created bigint not null,
  updated bigint not null,
  primary key (account, region, name),
  unique (pipeline_id, account, region)
) with (fillfactor = 70);

create table pipeline_version (
  account text not null,
  region text not null,
  pipeline_id uuid not null,
  version integer not null,
  declaration jsonb not null,
  created bigint not null,
  primary key (account, region, pipeline_id, version)
);

create table pipeline_execution (
  account text not null,
  region text not null,
  pipeline_id uuid not null,
  pipeline_execution_id uuid not null,
  -- Counts up by start within a pipeline.
  number integer not null,
  status text not null,
  -- The earliest deadline of its running actions. Not indexed: those in flight are few enough to look
  -- at, and a row whose indexed columns stay is changed at half the cost.
  next_deadline bigint,
  -- The engine's state of it, whole.
  state jsonb not null,
  primary key (account, region, pipeline_id, pipeline_execution_id)
) with (fillfactor = 50, toast_tuple_target = 4080);

create unique index pipeline_execution_by_number
  on pipeline_execution (pipeline_id, number, account, region);
create index pipeline_execution_in_flight
  on pipeline_execution (pipeline_id)
  where status in ('InProgress', 'Stopping');

-- What StartPipelineExecution has answered to a clientRequestToken.
create table start_request (
  account text not null,
  region text not null,
  pipeline_id uuid not null,
  token text not null,
  pipeline_execution_id uuid not null,
  created bigint not null,
  primary key (account, region, pipeline_id, token)
);

create index start_request_by_age on start_request (pipeline_id, created);

create sequence action_execution_seq;

create table action_execution (
  account text not null,
  region text not null,
  pipeline_id uuid not null,
  action_execution_id uuid not null,
  pipeline_execution_id uuid not null,
  stage_name text not null,
  action_name text not null,
  version integer not null,
  -- Orders attempts by start.
  seq bigint not null default nextval('action_execution_seq'),
  status text not null,
  started bigint not null,
  updated bigint not null,
  -- Configuration, artifacts, token: known at the start.
  input jsonb not null,
  -- Results; later rounds add to earlier ones.
  output jsonb not null default '{}',
  primary key (account, region, action_execution_id)
) with (fillfactor = 70);

create index action_execution_by_action
  on action_execution (pipeline_id, stage_name, action_name, seq);
create index action_execution_by_pipeline
  on action_execution (pipeline_id, seq);
create index action_execution_by_execution
  on action_execution (pipeline_execution_id, seq);

create sequence job_seq;

create table job (
  account text not null,
  region text not null,
  job_id uuid not null,
  -- Category/Owner/Provider/Version.
  action_type text not null,
  -- Who may claim it: 'worker' through PollForJobs, 'server' for what the server does itself.
  claimant text not null,
  -- The value of the action type's queryable property, where it has one.
  query_value text,
  status text not null,
  nonce text,
  -- From when on it may be claimed; while it is dispatched, when the hand-out lapses.
  available_at bigint not null,
  seq bigint not null default nextval('job_seq'),
  pipeline_id uuid not null,
  pipeline_name text not null,
  pipeline_execution_id uuid not null,
  action_execution_id uuid not null,
  continuation_token text,
  created bigint not null,
  -- Configuration, context, artifacts: what a worker is told.
  data jsonb not null,
  primary key (account, region, job_id)
) with (fillfactor = 70);

create index job_claimable_by_worker
  on job (action_type, available_at, seq, account, region)
  where status in ('Queued', 'Dispatched') and claimant = 'worker';
create index job_claimable_by_server
  on job (available_at, seq)
  where status in ('Queued', 'Dispatched') and claimant = 'server';

create table custom_action_type (
  account text not null,
  region text not null,
  category text not null,
  provider text not null,
  version text not null,
  -- What CreateCustomActionType was given.
  definition jsonb not null,
  -- The name of the queryable configuration property, where there is one.
  queryable text,
  created bigint not null,
  -- A deleted type's key stays taken.
  deleted bigint,
  primary key (account, region, category, provider, version)
);

create table tag (
  account text not null,
  region text not null,
  resource_arn text not null,
  key text not null,
  value text not null,
  primary key (account, region, resource_arn, key)
);

-- The revisions of source actions for which PutActionRevision has begun an execution.
create table source_watch (
  account text not null,
  region text not null,
  pipeline_id uuid not null,
  action_name text not null,
  -- SHA-256 over revision id and change id, which may be longer than an index takes.
  revision bytea not null,
  pipeline_execution_id uuid not null,
  created bigint not null,
  primary key (account, region, pipeline_id, action_name, revision)
);

-- The objects whose changes start a pipeline: one row for each S3 source action that looks for them.
create table s3_source (
  account text not null,
  region text not null,
  pipeline_id uuid not null,
  pipeline_name text not null,
  action_name text not null,
  bucket text not null,
  object_key text not null,
  -- The newest version that an execution was begun for or has taken up; none at first.
  revision text,
  primary key (account, region, pipeline_id, action_name)
);

create index s3_source_by_object on s3_source (bucket, object_key, account);
