-- When workers last asked for jobs of an action type. A hint for whoever wonders why nobody takes a
-- job: it lags behind by some seconds, and an entry may be missing.

create table action_type_poll (
  account text not null,
  region text not null,
  -- Category/Owner/Provider/Version.
  action_type text not null,
  polled bigint not null,
  primary key (account, region, action_type)
) with (fillfactor = 50);
