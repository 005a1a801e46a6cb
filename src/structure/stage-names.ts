import { type Rule, repeated, wholePipeline } from './outline.js';
import { faultAt, invalidStage } from './structure-fault.js';

export const hasUniqueStageNames: Rule = wholePipeline(({ declaration }) =>
  repeated(declaration.stages, ({ name }) => name).map(({ element: { name }, index }) =>
    faultAt(invalidStage(`Stage name '${name}' is used more than once`), 'stages', index, 'name'),
  ),
);
