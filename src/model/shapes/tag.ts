import { type Infer, list, required, string, structure } from '../schema.js';
import { ResourceArn } from './account.js';
import { MaxResults, NextToken } from './paging.js';

export const TagKey = string('TagKey', { min: 1, max: 128 });
export type TagKey = Infer<typeof TagKey>;

export const TagValue = string('TagValue', { min: 0, max: 256 });
export type TagValue = Infer<typeof TagValue>;

export const Tag = structure('Tag', {
  key: required(TagKey),
  value: required(TagValue),
});
export type Tag = Infer<typeof Tag>;

export const TagList = list('TagList', Tag);
export type TagList = Infer<typeof TagList>;

export const TagKeyList = list('TagKeyList', TagKey);
export type TagKeyList = Infer<typeof TagKeyList>;

export const TagResourceInput = structure('TagResourceInput', {
  resourceArn: required(ResourceArn),
  tags: required(TagList),
});
export type TagResourceInput = Infer<typeof TagResourceInput>;

export const TagResourceOutput = structure('TagResourceOutput', {});
export type TagResourceOutput = Infer<typeof TagResourceOutput>;

export const UntagResourceInput = structure('UntagResourceInput', {
  resourceArn: required(ResourceArn),
  tagKeys: required(TagKeyList),
});
export type UntagResourceInput = Infer<typeof UntagResourceInput>;

export const UntagResourceOutput = structure('UntagResourceOutput', {});
export type UntagResourceOutput = Infer<typeof UntagResourceOutput>;

export const ListTagsForResourceInput = structure('ListTagsForResourceInput', {
  resourceArn: required(ResourceArn),
  nextToken: NextToken,
  maxResults: MaxResults,
});
export type ListTagsForResourceInput = Infer<typeof ListTagsForResourceInput>;

export const ListTagsForResourceOutput = structure('ListTagsForResourceOutput', {
  tags: TagList,
  nextToken: NextToken,
});
export type ListTagsForResourceOutput = Infer<typeof ListTagsForResourceOutput>;
