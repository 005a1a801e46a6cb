import type { Refusal } from '../decision.js';
import { changeStage, type Draft, stageOf } from '../draft.js';
import type { TransitionChanged } from '../event.js';
import { findStagePlan } from '../plan.js';
import { refuse, refuseUnknownStage } from '../refuse.js';

/** For how long a disabled transition keeps an execution waiting that goes on when it is enabled. */
const resumesWithin = 30 * 24 * 60 * 60_000;

/** The door between two stages opens or closes. It is kept with the stage that it leads into. */
export const onTransitionChanged = (
  draft: Draft,
  event: TransitionChanged,
): Refusal | undefined => {
  const stageName = stageBehind(draft, event);
  if (typeof stageName !== 'string') return stageName;
  const { transition } = stageOf(draft, stageName);
  const change = { changedBy: event.by, changedAt: draft.given.now };
  if (event.to.kind === 'disabled') {
    changeStage(draft, stageName, { transition: { ...event.to, ...change } });
    return undefined;
  }
  if (transition.kind === 'enabled') return undefined;
  changeStage(draft, stageName, { transition: { ...event.to, ...change } });
  // After so long, what waits is not what anybody means to release now. It stays where it is until
  // a newer execution comes.
  if (draft.given.now - transition.changedAt <= resumesWithin) {
    draft.agenda.push({ kind: 'admit', stageName });
  }
  return undefined;
};

const stageBehind = (draft: Draft, event: TransitionChanged): string | Refusal => {
  const { stageName, transitionType } = event;
  const { declaration, pipelineName } = draft.state;
  const plan = findStagePlan(declaration, stageName);
  if (!plan) return refuseUnknownStage(pipelineName, stageName);
  if (transitionType === 'Outbound') {
    const last = `${stageName} is the last stage of the pipeline ${pipelineName}: it has no outbound transition.`;
    return plan.next ?? refuse('ValidationException', last);
  }
  if (plan.previous !== undefined) return stageName;
  return refuse(
    'ValidationException',
    `${stageName} is the first stage of the pipeline ${pipelineName}: it has no inbound transition.`,
  );
};
