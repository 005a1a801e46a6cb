import { acceptedIn, type NewChecker } from './checker.js';

/** An execution that has gone on to another stage never starts anything in an earlier one again. */
export const stagesInOrder: NewChecker = () => {
  const visited = new Map<string, string[]>();
  return (seen) =>
    acceptedIn(seen).flatMap(({ event, decision }) => {
      // Stages may have changed places, and what was behind an execution lies before it again.
      if (event.kind === 'pipelineUpdated') visited.clear();
      return decision.history.flatMap((entry) => {
        if (entry.kind !== 'actionStarted' && entry.kind !== 'ruleStarted') return [];
        const { pipelineExecutionId: id, stageName } = entry;
        const stages = visited.get(id) ?? [];
        if (stages.at(-1) === stageName) return [];
        visited.set(id, [...stages, stageName]);
        return stages.includes(stageName)
          ? [`${id} has gone through ${stages.join(', ')}, and runs ${stageName} once more`]
          : [];
      });
    });
};
