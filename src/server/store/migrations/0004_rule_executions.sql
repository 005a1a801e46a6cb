-- The executions of rules: what became of each, one row whenever a condition was asked.

create sequence rule_execution_seq;

create table rule_execution (
  account text not null,
  region text not null,
  pipeline_id uuid not null,
  rule_execution_id uuid not null,
  pipeline_execution_id uuid not null,
  stage_name text not null,
  rule_name text not null,
  -- beforeEntry, onSuccess or onFailure.
  gate text not null,
  version integer not null,
  -- Orders them by start.
  seq bigint not null default nextval('rule_execution_seq'),
  status text not null,
  started bigint not null,
  updated bigint not null,
  -- Declaration, configuration, artifacts: known at the start.
  input jsonb not null,
  -- Results; later rounds add to earlier ones.
  output jsonb not null default '{}',
  primary key (account, region, rule_execution_id)
) with (fillfactor = 70);

create index rule_execution_by_pipeline
  on rule_execution (pipeline_id, seq);
create index rule_execution_by_execution
  on rule_execution (pipeline_execution_id, seq);

-- From now on an attempt of an action says whether its execution shares the stage with others.
update action_execution a set input = a.input || '{"isParallel": true}'
from pipeline_execution e
where e.account = a.account and e.region = a.region and e.pipeline_id = a.pipeline_id
  and e.pipeline_execution_id = a.pipeline_execution_id
  and e.state ->> 'executionMode' = 'PARALLEL';
