import type { Observation } from './observation.js';

const month = 30 * 24 * 60 * 60_000;

/**
 * Finds who waited behind a door that was shut for so long that nobody means to let them in when it is
 * opened at last: they stay until a newer execution comes.
 */
export const leftBehindIn = (seen: Observation): readonly string[] =>
  seen.kind === 'committed'
    ? seen.told.flatMap(({ event, before, answer, now }) => {
        if (event.kind !== 'transitionChanged' || answer.kind !== 'decision') return [];
        return Object.entries(before.stages).flatMap(([name, { transition, inbound }]) => {
          const isOpened = answer.state.stages[name]?.transition.kind === 'enabled';
          const isShut = transition.kind === 'disabled';
          return isShut && isOpened && now - transition.changedAt > month ? inbound : [];
        });
      })
    : [];
