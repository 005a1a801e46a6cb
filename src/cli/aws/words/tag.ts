import type { NounWords } from './noun-words.js';
import { pageSize, tokenAnswered, tokenGiven } from './paging.js';

const resourceArn = 'The ARN of the pipeline, custom action type or webhook.';

export const tag = {
  operations: {
    TagResource: {
      summary: 'Adds tags to a resource, or changes their values.',
      paragraphs: [
        'For pipelines, custom action types and webhooks. A tag whose key the resource already has gets the new value. A resource has at most 50 tags, and no key begins with aws:.',
      ],
    },
    UntagResource: {
      summary: 'Takes tags from a resource.',
      paragraphs: [
        'For pipelines, custom action types and webhooks. Keys that the resource does not have are no error.',
      ],
    },
    ListTagsForResource: {
      summary: 'Lists the tags of a resource.',
      paragraphs: ['For pipelines, custom action types and webhooks.'],
    },
  },
  structures: {
    TagResourceInput: { members: { resourceArn, tags: 'The tags to add or change.' } },
    TagResourceOutput: { members: {} },
    UntagResourceInput: { members: { resourceArn, tagKeys: 'The keys of the tags to take away.' } },
    UntagResourceOutput: { members: {} },
    ListTagsForResourceInput: {
      members: { resourceArn, nextToken: tokenGiven, maxResults: pageSize(100) },
    },
    ListTagsForResourceOutput: { members: { tags: 'The tags.', nextToken: tokenAnswered } },
    Tag: {
      about: 'A key with a value.',
      members: {
        key: 'The key of the tag, from 1 to 128 characters. Upper and lower case differ.',
        value: 'The value of the tag, at most 256 characters. May be empty.',
      },
    },
  },
} satisfies NounWords;
