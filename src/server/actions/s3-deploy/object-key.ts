import type { ServerJobRow } from '../../store/job-claims.js';

/**
 * The configured ObjectKey with what it may have in it filled in: `{datetime}`, in UTC, and `{uuid}`.
 * Both are the job's own, so that one that is done twice, after a crash, deploys to the same place.
 */
export const objectKeyOf = ({ data, created, job_id }: ServerJobRow): string =>
  (data.configuration['ObjectKey'] ?? '')
    .replaceAll('{datetime}', dateAndTime(created))
    .replaceAll('{uuid}', job_id);

// 2019-01-10_07-39-57
const dateAndTime = (time: number): string =>
  new Date(time).toISOString().slice(0, 19).replace('T', '_').replaceAll(':', '-');
