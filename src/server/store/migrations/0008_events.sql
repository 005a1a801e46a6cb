-- What happened to pipelines, in the order in which it is told, and who is told of it.

create sequence event_seq;

-- One row for each pipeline and transaction. Nothing refers to the pipeline: what happened is told also
-- when it is gone.
create table event (
  account text not null,
  region text not null,
  -- Taken under the pipeline's lock, so that it counts up within a pipeline. Transactions may be seen in
  -- another order than this.
  seq bigint not null default nextval('event_seq'),
  pipeline_id uuid not null,
  pipeline_name text not null,
  recorded bigint not null,
  -- An array of changes; what is told of them is composed when it is read.
  changes jsonb not null
);

-- Instead of a primary key that nobody would look by: each transaction of a pipeline pays for every index.
create unique index event_by_seq on event (seq, account, region);

create table event_target (
  account text not null,
  region text not null,
  name text not null,
  url text not null,
  format text not null,
  secret text,
  -- Detail types, states, pipelines, topics: which events it wants.
  filter jsonb not null,
  enabled boolean not null,
  -- How old an event may get that the target does not take, in milliseconds.
  event_age_max bigint not null,
  created bigint not null,
  updated bigint not null,
  -- The last event that it has been given, or that was not for it: of a row all changes up to an index.
  cursor_seq bigint not null,
  cursor_index integer not null,
  -- Whoever delivers holds the target for so long.
  lease uuid,
  leased_until bigint not null default 0,
  -- Failures since the last success, and the first of those of the event that is next.
  failures integer not null default 0,
  failing_since bigint,
  next_attempt bigint not null default 0,
  last_success bigint,
  last_failure bigint,
  last_error text,
  -- How many events were given up.
  skipped bigint not null default 0,
  primary key (account, region, name)
);
