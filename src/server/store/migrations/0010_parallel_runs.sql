-- What a stage shows of executions in PARALLEL mode has a place of its own; servers from before kept it
-- with that of the others.

update pipeline p set stages = moved.stages
from (
  select q.account, q.region, q.pipeline_id,
    jsonb_object_agg(stage.key, case
      when e.pipeline_id is null then stage.value
      else jsonb_build_object('latestParallel', stage.value -> 'latest') || (stage.value - 'latest')
    end) as stages
  from pipeline q
  cross join lateral jsonb_each(q.stages) stage
  left join pipeline_execution e on e.account = q.account and e.region = q.region
    and e.pipeline_id = q.pipeline_id
    and e.pipeline_execution_id = (stage.value #>> '{latest,pipelineExecutionId}')::uuid
    and e.state ->> 'executionMode' = 'PARALLEL'
  group by q.account, q.region, q.pipeline_id
  having bool_or(e.pipeline_id is not null)
) moved
where p.account = moved.account and p.region = moved.region and p.pipeline_id = moved.pipeline_id;
