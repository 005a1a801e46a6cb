/** Who makes a request, once the signature has shown it. */
export type Caller = RootCaller | JobCaller;

/** The server's own credentials: may do everything in its account. */
export interface RootCaller {
  readonly kind: 'root';
  readonly accountId: string;
  readonly arn: string;
}

/** Whoever holds the temporary credentials of one job: may touch that job's artifacts only. */
export interface JobCaller {
  readonly kind: 'job';
  readonly accountId: string;
  readonly arn: string;
  readonly jobId: string;
  readonly grants: readonly Grant[];
}

/** What a job may do with one object. */
export interface Grant {
  readonly bucket: string;
  readonly key: string;
  /** An input artifact is read. An output artifact is written, in one piece or many, and read back. */
  readonly allow: 'read' | 'write';
}

export const rootCaller = (accountId: string): RootCaller => ({
  kind: 'root',
  accountId,
  arn: `arn:aws:iam::${accountId}:root`,
});

export interface JobIdentity {
  readonly accountId: string;
  readonly jobId: string;
  readonly grants: readonly Grant[];
}

export const jobCaller = ({ accountId, jobId, grants }: JobIdentity): JobCaller => ({
  kind: 'job',
  accountId,
  arn: `arn:aws:sts::${accountId}:assumed-role/pipewright-job/${jobId}`,
  jobId,
  grants,
});

export interface ObjectName {
  readonly bucket: string;
  readonly key: string;
}

/** Whether the caller may get this object, its metadata or a part of it. */
export const mayReadObject = (caller: Caller, object: ObjectName): boolean =>
  caller.kind === 'root' || caller.grants.some((grant) => isFor(grant, object));

/** Whether the caller may put this object, also by a multipart upload. */
export const mayWriteObject = (caller: Caller, object: ObjectName): boolean =>
  caller.kind === 'root' ||
  caller.grants.some((grant) => grant.allow === 'write' && isFor(grant, object));

const isFor = (grant: Grant, { bucket, key }: ObjectName): boolean =>
  grant.bucket === bucket && grant.key === key;
