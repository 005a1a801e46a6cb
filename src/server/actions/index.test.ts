import { Readable } from 'node:stream';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { actionJob, artifact, zipOf } from '../../../test/support/action-job.js';
import {
  at,
  filesOf,
  openTestObjects,
  type TestObjects,
} from '../../../test/support/embedded-objects.js';
import { findBuiltInActionType, type KnownActionType } from '../../catalogue/index.js';
import type { ActionTypeId } from '../../model/index.js';
import { actionTypeText } from '../store/jobs.js';
import { actions } from './index.js';

let there: TestObjects;
beforeAll(async () => {
  there = await openTestObjects();
  await there.store.put(at('plain.txt'), Readable.from([Buffer.from('text')]));
  await there.store.put(at('app.zip'), Readable.from([await zipOf({ a: '1', 'b/c': '2' })]));
});
afterAll(() => there.close());

const failureTypes = [
  'JobFailed',
  'ConfigurationError',
  'PermissionError',
  'RevisionOutOfSync',
  'RevisionUnavailable',
  'SystemUnavailable',
];

const typeOf = (text: string): KnownActionType => {
  const [category, owner, provider, version] = text.split('/');
  // What is not one of the API's is not found.
  const found = findBuiltInActionType({ category, owner, provider, version } as ActionTypeId);
  if (!found) throw new Error(`The catalogue has no ${text}.`);
  return found;
};

// Values that mean something here now and then, and any others that the API lets through.
const value = fc.oneof(
  fc.constantFrom('things', 'app.zip', 'plain.txt', 'true', 'false', 'nowhere', '../..', '{uuid}'),
  fc.string({ minLength: 1, unit: 'binary' }).map((text) => text.replaceAll('\0', '0')),
  fc.string({ minLength: 900, maxLength: 1_100 }),
);

const place = fc.constantFrom('plain.txt', 'app.zip', 'none').map(artifact);

describe.each(Object.keys(actions))('%s', (text) => {
  const job = fc.record({
    configuration: fc.record(
      Object.fromEntries(typeOf(text).properties.map(({ name }) => [name, value])),
      { requiredKeys: [] },
    ),
    inputArtifacts: fc.array(place, { maxLength: 2 }),
    outputArtifacts: fc.array(fc.constantFrom('out', 'nowhere').map(artifact), { maxLength: 2 }),
    sourceOverrides: fc.array(
      fc.record({
        revisionType: fc.constantFrom('S3_OBJECT_KEY', 'S3_OBJECT_VERSION_ID', 'COMMIT_ID'),
        revisionValue: value,
      }),
      { maxLength: 2 },
    ),
  });
  const runOne = (data: object, signal = new AbortController().signal) => {
    const { id } = typeOf(text);
    const whole = { ...data, actionTypeId: id };
    const category = id.category === 'Source' ? 'Source' : 'Deploy';
    return actions[text]?.({ job: actionJob(category, whole), artifacts: there.store, signal });
  };

  test('is a built-in action type', () => {
    expect(actionTypeText(typeOf(text).id)).toBe(text);
  });

  test('fails, whatever it is given, in one of the ways that a job can, and never throws', async () => {
    await fc.assert(
      fc.asyncProperty(job, async (data) => {
        const result = await runOne(data);
        expect(result).toEqual(await runOne(data));
        if (result?.kind === 'failed') expect(failureTypes).toContain(result.type);
      }),
      { numRuns: 150 },
    );
  });

  test('writes nothing any more once the server stops', async () => {
    const before = await filesOf(there);
    await fc.assert(
      fc.asyncProperty(job, async (data) => {
        await runOne(data, AbortSignal.abort())?.catch((error: unknown) => {
          expect(error).toHaveProperty('name', 'AbortError');
        });
      }),
      { numRuns: 50 },
    );
    expect(await filesOf(there)).toEqual(before);
  });
});
