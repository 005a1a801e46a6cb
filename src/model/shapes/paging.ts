import { type Infer, integer, string } from '../schema.js';

export const NextToken = string('NextToken', { min: 1, max: 2048 });
export type NextToken = Infer<typeof NextToken>;

export const MaxResults = integer('MaxResults', { min: 1, max: 100 });
export type MaxResults = Infer<typeof MaxResults>;

export const MaxPipelines = integer('MaxPipelines', { min: 1, max: 1000 });
export type MaxPipelines = Infer<typeof MaxPipelines>;

export const MaxBatchSize = integer('MaxBatchSize', { min: 1 });
export type MaxBatchSize = Infer<typeof MaxBatchSize>;
