import { changesInOrder } from './changes-in-order.js';
import { changesTellTheState } from './changes-tell-the-state.js';
import type { NewChecker } from './checker.js';
import { conditionsObeyed } from './conditions-obeyed.js';
import { engineInvariants } from './engine-invariants.js';
import { failureResults } from './failure-results.js';
import { finalExecutions } from './final-executions.js';
import { fixedAtStart } from './fixed-at-start.js';
import { history } from './history.js';
import { jobClosure } from './job-closure.js';
import { jobResults } from './job-results.js';
import { nonces } from './nonces.js';
import { nothingStartsAfterTheEnd } from './nothing-starts-after-the-end.js';
import { oneAutomaticRetry } from './one-automatic-retry.js';
import { oneHolder } from './one-holder.js';
import { promisesKept } from './promises-kept.js';
import { queueOrder } from './queue-order.js';
import { retries } from './retries.js';
import { rollbacks } from './rollbacks.js';
import { room } from './room.js';
import { shutDoors } from './shut-doors.js';
import { stagesInOrder } from './stages-in-order.js';
import { supersession } from './supersession.js';

/** Everything that must be so after every step. */
export const checkers: Readonly<Record<string, NewChecker>> = {
  changesInOrder,
  changesTellTheState,
  conditionsObeyed,
  engineInvariants,
  failureResults,
  finalExecutions,
  fixedAtStart,
  history,
  jobClosure,
  jobResults,
  nonces,
  nothingStartsAfterTheEnd,
  oneAutomaticRetry,
  oneHolder,
  promisesKept,
  queueOrder,
  retries,
  rollbacks,
  room,
  shutDoors,
  stagesInOrder,
  supersession,
};
