-- When a job ended, so that it can be forgotten some time later. Not indexed: that would make each job
-- dearer, and all jobs that there are can be looked at once an hour.
alter table job add column ended bigint;
