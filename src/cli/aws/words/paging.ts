/** What the paging members of all operations say. */

export const tokenGiven =
  'The token for the page wanted, as the previous answer gave it. Leave it out for the first page.';

export const tokenAnswered =
  'The token with which to ask for the next page. There is none on the last page.';

/** `max` is the most that one page can hold. */
export function pageSize(max: number): string {
  return `The most entries that one page may hold, from 1 to ${max}. A page may hold fewer, even if more pages follow.`;
}
