import { acceptedIn, isInFlight, isRerun, type NewChecker } from './checker.js';

const final: readonly string[] = ['Succeeded', 'Superseded', 'Cancelled'];

/** Nothing happens to an execution that has ended, unless it failed or was stopped and is run again. */
export const finalExecutions: NewChecker = () => (seen) =>
  acceptedIn(seen).flatMap((accepted) =>
    accepted.changed.flatMap(({ was, is }) => {
      if (!was || isInFlight(was)) return [];
      const { pipelineExecutionId: id, status } = was;
      if (final.includes(status)) return [`${id} was ${status}, and is changed to ${is.status}`];
      return isRerun(accepted.event, was)
        ? []
        : [`${id} was ${status}, and ${accepted.event.kind} has changed it`];
    }),
  );
