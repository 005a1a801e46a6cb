import { createHash, randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { runProgram } from '../support/run-program.js';
import { makeDataDirectory, startServer, type TestServer } from '../support/server.js';
import { stockPath, stockPrograms, testWith } from '../support/stock-programs.js';

let data: Awaited<ReturnType<typeof makeDataDirectory>>;
let server: TestServer;
let folder: string;
beforeAll(async () => {
  data = await makeDataDirectory();
  server = await startServer({ dataDirectory: data.path });
  folder = await mkdtemp(join(tmpdir(), 'pw-s3-clients-'));
});
afterAll(async () => {
  await server.stop();
  await data.remove();
  await rm(folder, { recursive: true, force: true });
});

const environment = () => ({
  PATH: stockPath(),
  HOME: folder,
  AWS_ACCESS_KEY_ID: server.credentials.accessKeyId,
  AWS_SECRET_ACCESS_KEY: server.credentials.secretAccessKey,
  AWS_DEFAULT_REGION: server.region,
  AWS_EC2_METADATA_DISABLED: 'true',
});

/** Runs the command of AWS and gives what it says; fails with what it complains of. */
const aws = async (...args: readonly string[]): Promise<string> => {
  const end = await runProgram(
    stockPrograms.aws ?? 'aws',
    ['--endpoint-url', server.endpoint, ...args],
    { cwd: folder, env: environment() },
  );
  expect(`${end.code} ${end.stderr}`).toBe('0 ');
  return end.stdout;
};

testWith(['aws'])(
  'aws s3 makes buckets, copies, lists, synchronises, moves, presigns and removes',
  async () => {
    const small = Buffer.from('hello\n');
    const large = randomBytes(20 * 1024 * 1024);
    await mkdir(join(folder, 'site/assets'), { recursive: true });
    await writeFile(join(folder, 'small.txt'), small);
    await writeFile(join(folder, 'large.bin'), large);
    await writeFile(join(folder, 'site/index.html'), '<p>');
    await writeFile(join(folder, 'site/assets/ä b.css'), 'p{}');

    expect(await aws('s3', 'mb', 's3://cli')).toContain('make_bucket: cli');
    await aws('s3', 'cp', 'small.txt', 's3://cli/a/small.txt', '--metadata', 'who=me');
    await aws('s3', 'cp', 'large.bin', 's3://cli/large.bin', '--no-progress');
    expect(await aws('s3', 'ls')).toMatch(/ cli\n$/);
    expect(await aws('s3', 'ls', 's3://cli')).toMatch(/PRE a\/\n.* 20971520 large\.bin\n$/);
    expect(await aws('s3', 'ls', 's3://cli', '--recursive', '--summarize')).toContain(
      'Total Objects: 2',
    );

    await aws('s3', 'cp', 's3://cli/large.bin', 'back.bin', '--no-progress');
    expect((await readFile(join(folder, 'back.bin'))).equals(large)).toBe(true);
    await aws('s3', 'cp', 's3://cli/large.bin', 's3://cli/copy.bin');
    await aws('s3', 'mv', 's3://cli/copy.bin', 's3://cli/moved.bin');
    await aws('s3', 'cp', 's3://cli/moved.bin', 'moved.bin', '--no-progress');
    expect((await readFile(join(folder, 'moved.bin'))).equals(large)).toBe(true);

    await aws('s3', 'sync', 'site', 's3://cli/site');
    expect(await aws('s3', 'sync', 'site', 's3://cli/site')).toBe('');
    await aws('s3', 'sync', 's3://cli/site', 'site-back');
    expect(await readFile(join(folder, 'site-back/assets/ä b.css'), 'utf8')).toBe('p{}');
    await rm(join(folder, 'site/index.html'));
    expect(await aws('s3', 'sync', 'site', 's3://cli/site', '--delete')).toContain(
      'delete: s3://cli/site/index.html',
    );

    const url = (await aws('s3', 'presign', 's3://cli/a/small.txt')).trim();
    const fetched = await fetch(url);
    expect([fetched.status, await fetched.text()]).toEqual([200, 'hello\n']);
    expect(fetched.headers.get('x-amz-meta-who')).toBe('me');

    await aws('s3', 'rm', 's3://cli/a/small.txt');
    await aws('s3', 'rm', 's3://cli', '--recursive');
    await aws('s3', 'rb', 's3://cli');
    expect(await aws('s3', 'ls')).toBe('');
  },
  120_000,
);

testWith(['aws'])(
  'aws s3 streams from a pipe and to one, and removes a bucket by force',
  async () => {
    await aws('s3', 'mb', 's3://piped');
    await aws(
      's3api',
      'put-bucket-versioning',
      '--bucket',
      'piped',
      '--versioning-configuration',
      'Status=Enabled',
    );
    await aws('s3api', 'put-object', '--bucket', 'piped', '--key', 'k');
    const head = JSON.parse(await aws('s3api', 'head-object', '--bucket', 'piped', '--key', 'k'));
    expect(head).toMatchObject({
      ContentLength: 0,
      ETag: `"${createHash('md5').digest('hex')}"`,
      ContentType: 'binary/octet-stream',
    });
    const versions = JSON.parse(await aws('s3api', 'list-object-versions', '--bucket', 'piped'));
    expect(versions.Versions).toHaveLength(1);
    expect(await aws('s3', 'cp', 's3://piped/k', '-')).toBe('');
    await aws(
      's3api',
      'delete-object',
      '--bucket',
      'piped',
      '--key',
      'k',
      '--version-id',
      head.VersionId,
    );
    await aws('s3', 'rb', 's3://piped', '--force');
  },
  60_000,
);

const boto = `
import sys, io, os, boto3
from boto3.s3.transfer import TransferConfig
from botocore.exceptions import ClientError
s3 = boto3.client('s3', endpoint_url=sys.argv[1])
s3.create_bucket(Bucket='boto')
body = os.urandom(12 * 1024 * 1024 + 7)
s3.upload_fileobj(io.BytesIO(body), 'boto', 'dir/large ü+&.bin', ExtraArgs={'ContentType': 'text/css', 'Metadata': {'a': 'b'}},
    Config=TransferConfig(multipart_threshold=5 * 1024 * 1024, multipart_chunksize=5 * 1024 * 1024))
back = io.BytesIO()
s3.download_fileobj('boto', 'dir/large ü+&.bin', back)
assert back.getvalue() == body
assert s3.head_object(Bucket='boto', Key='dir/large ü+&.bin')['Metadata'] == {'a': 'b'}
s3.put_object(Bucket='boto', Key='small', Body=b'text')
got = s3.get_object(Bucket='boto', Key='small', Range='bytes=1-2')
assert got['Body'].read() == b'ex' and got['ResponseMetadata']['HTTPStatusCode'] == 206
s3.copy({'Bucket': 'boto', 'Key': 'dir/large ü+&.bin'}, 'boto', 'copy',
    Config=TransferConfig(multipart_threshold=5 * 1024 * 1024, multipart_chunksize=5 * 1024 * 1024))
assert s3.get_object(Bucket='boto', Key='copy')['Body'].read() == body
keys = [o['Key'] for page in s3.get_paginator('list_objects_v2').paginate(Bucket='boto', PaginationConfig={'PageSize': 1}) for o in page['Contents']]
assert keys == ['copy', 'dir/large ü+&.bin', 'small'], keys
try:
    s3.get_object(Bucket='boto', Key='none')
    assert False
except s3.exceptions.NoSuchKey:
    pass
try:
    s3.head_object(Bucket='boto', Key='none')
    assert False
except ClientError as error:
    assert error.response['Error']['Code'] == '404'
assert len(s3.delete_objects(Bucket='boto', Delete={'Objects': [{'Key': key} for key in keys]})['Deleted']) == 3
s3.delete_bucket(Bucket='boto')
wrong = boto3.client('s3', endpoint_url=sys.argv[1], aws_access_key_id=os.environ['AWS_ACCESS_KEY_ID'], aws_secret_access_key='wrong')
try:
    wrong.list_buckets()
    assert False
except ClientError as error:
    assert error.response['Error']['Code'] == 'SignatureDoesNotMatch'
print('all of it')
`;

testWith(['python'])(
  'boto3 transfers in parts, copies, pages and is told of errors',
  async () => {
    const end = await runProgram(
      stockPrograms.python ?? 'python3',
      ['-W', 'ignore', '-c', boto, server.endpoint],
      { cwd: folder, env: environment() },
    );
    expect(end).toEqual({ code: 0, stdout: 'all of it\n', stderr: '' });
  },
  120_000,
);
