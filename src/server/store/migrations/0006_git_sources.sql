-- Which repositories the source actions with a connection are for: where a push to one starts pipelines,
-- they are found by it.

create table git_source (
  account text not null,
  region text not null,
  pipeline_id uuid not null,
  pipeline_name text not null,
  action_name text not null,
  -- In lower case.
  repository text not null,
  primary key (account, region, pipeline_id, action_name)
);

create index git_source_by_repository on git_source (repository, account, region);

-- Those of the pipelines that are there already.
insert into git_source (account, region, pipeline_id, pipeline_name, action_name, repository)
select p.account, p.region, p.pipeline_id, p.name, source ->> 'name', lower(named.repository)
from pipeline p
join pipeline_version v on v.account = p.account and v.region = p.region
  and v.pipeline_id = p.pipeline_id and v.version = p.version
cross join lateral jsonb_path_query(v.declaration, '$.stages[*].actions[*]
  ? (@.actionTypeId.category == "Source" && @.actionTypeId.owner == "AWS"
    && @.actionTypeId.provider == "CodeStarSourceConnection")') as source
cross join lateral (select source #>> '{configuration,FullRepositoryId}' as repository) named
where octet_length(named.repository) between 1 and 1024
on conflict do nothing;
