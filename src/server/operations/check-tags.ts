import type { Tag } from '../../model/index.js';
import type { ServiceError } from './service-error.js';

interface TagContext {
  readonly error: (
    code: 'InvalidTagsException' | 'TooManyTagsException',
    message: string,
  ) => ServiceError;
}

const tagsMax = 50;

const allowed = /^[\p{L}\p{N}\p{Z}+\-=._:/@]*$/u;

/** Refuses tags that no resource can have. */
export const checkTags = (ctx: TagContext, tags: readonly Tag[]): void => {
  checkTagKeys(
    ctx,
    tags.map(({ key }) => key),
  );
  const keys = new Set<string>();
  for (const { key, value } of tags) {
    if (keys.has(key)) {
      throw ctx.error('InvalidTagsException', `The tag key '${key}' is given more than once.`);
    }
    keys.add(key);
    if (!allowed.test(key) || !allowed.test(value)) {
      throw ctx.error(
        'InvalidTagsException',
        `The tag '${key}' has characters that tags cannot have: keys and values may consist of letters, digits, spaces and + - = . _ : / @`,
      );
    }
  }
};

/** Refuses the keys of tags that are not the caller's to change. */
export const checkTagKeys = (
  ctx: { readonly error: (code: 'InvalidTagsException', message: string) => ServiceError },
  keys: readonly string[],
): void => {
  if (!keys.some((key) => key.toLowerCase().startsWith('aws:'))) return;
  throw ctx.error(
    'InvalidTagsException',
    "Not allowed to modify system tags. System tags start with 'aws:'. msg=[Caller is an end user and not allowed to mutate system tags]",
  );
};

/** Refuses more tags than a resource can have; `before` are those that it has already. */
export const checkTagCount = (
  ctx: TagContext,
  resourceArn: string,
  tags: { readonly before: readonly Tag[]; readonly added: readonly Tag[] },
): void => {
  const keys = new Set([...tags.before, ...tags.added].map(({ key }) => key));
  if (keys.size <= tagsMax) return;
  throw ctx.error('TooManyTagsException', `Tag limit exceeded for resource [${resourceArn}].`);
};

/** Tags in the order in which they are listed. */
export const sortedTags = (tags: readonly Tag[]): readonly Tag[] =>
  [...tags].sort((a, b) => Buffer.compare(Buffer.from(a.key), Buffer.from(b.key)));
