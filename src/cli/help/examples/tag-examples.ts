import { type Examples, story } from './example.js';

const resource = `--resource-arn ${story.pipelineArn}`;

export const tagExamples = {
  TagResource: [
    {
      title: 'To give a pipeline two tags:',
      options: [resource, '--tags key=team,value=web key=stage,value=production'],
    },
  ],
  UntagResource: [
    {
      title: 'To take two tags from a pipeline:',
      options: [resource, '--tag-keys team stage'],
    },
  ],
  ListTagsForResource: [
    {
      title: 'To list the tags of a pipeline:',
      options: [resource],
      output: {
        tags: [
          { key: 'stage', value: 'production' },
          { key: 'team', value: 'web' },
        ],
      },
    },
  ],
} satisfies Partial<Examples>;
