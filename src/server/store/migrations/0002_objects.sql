-- Buckets, objects and multipart uploads of the embedded S3. The bytes are in files, named by the ids
-- here; a file without a row is not part of anything.
-- Bucket names are an account's own in all its regions, so that the region is no part of the keys.

create table bucket (
  account text not null,
  name text not null,
  region text not null,
  -- Empty until it is first set; then Enabled or Suspended.
  versioning text not null default '',
  created bigint not null,
  primary key (account, name)
);

create sequence object_rank increment by -1;

create table object_version (
  account text not null,
  bucket text not null,
  -- S3 lists by the bytes of UTF-8.
  key text collate "C" not null,
  -- The newer a version of a key, the lower it is: they are listed newest first.
  rank bigint not null,
  -- 'null' for what was put without versioning: at most one of a key.
  version_id text not null,
  is_latest boolean not null,
  last_modified bigint not null,
  -- Absent for a delete marker. The name of the file, unless there are parts.
  object_id uuid,
  -- How many parts it was uploaded in; absent when it is one file.
  part_count integer,
  size bigint not null,
  etag text not null,
  -- Content type and other headers, user metadata, checksum, encryption.
  content jsonb not null,
  tags jsonb not null default '[]',
  primary key (account, bucket, key, rank)
);

create unique index object_version_current
  on object_version (bucket, key, account) where is_latest;
create unique index object_version_by_id
  on object_version (bucket, key, version_id, account);
create index object_version_by_object
  on object_version (object_id);

create table multipart_upload (
  account text not null,
  bucket text not null,
  key text collate "C" not null,
  -- Becomes the object's id.
  upload_id uuid not null,
  initiated bigint not null,
  content jsonb not null,
  tags jsonb not null default '[]',
  primary key (account, bucket, upload_id)
);

create index multipart_upload_by_key
  on multipart_upload (bucket, key, initiated, upload_id, account);

create table object_part (
  account text not null,
  -- Of the upload, and of the object that comes of it.
  object_id uuid not null,
  part_number integer not null,
  file uuid not null,
  size bigint not null,
  etag text not null,
  last_modified bigint not null,
  checksum jsonb,
  -- Where it begins in the object; absent while the upload goes on.
  start bigint,
  primary key (account, object_id, part_number)
);

create index object_part_by_file on object_part (file);
