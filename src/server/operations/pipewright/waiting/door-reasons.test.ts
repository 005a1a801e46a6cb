import { describe, expect, test } from 'vitest';
import { declare, type EngineStory, tellStory } from '../../../../../test/support/engine-story.js';
import { reasonsIn } from '../../../../../test/support/waiting-scene.js';
import type { ExecutionMode } from '../../../../model/index.js';

const minute = 60_000;
const day = 24 * 60 * minute;

const atDoor = (story: EngineStory) =>
  reasonsIn(story).filter(({ stageName, actionName }) => stageName === 'Build' && !actionName);

const told = (executionMode: ExecutionMode): EngineStory =>
  tellStory(declare({ Source: ['Fetch'], Build: ['Pack'] }, { executionMode }));

const arrive = (story: EngineStory): string => {
  const id = story.start();
  story.succeed(id, 'Fetch');
  story.clock.now += minute;
  return id;
};

const disable = (story: EngineStory): void => {
  story.tell({
    kind: 'transitionChanged',
    stageName: 'Build',
    transitionType: 'Inbound',
    to: { kind: 'disabled', reason: 'Freeze' },
    by: 'arn:aws:iam::000000000000:user/ada',
  });
};

const enable = (story: EngineStory): void => {
  const to = { kind: 'enabled' } as const;
  const door = { stageName: 'Build', transitionType: 'Inbound' } as const;
  story.tell({ kind: 'transitionChanged', ...door, to, by: 'ada' });
};

describe('in front of a stage', () => {
  test('that is occupied, the one who waits may be superseded', () => {
    const story = told('SUPERSEDED');
    const [inside, waiting] = [arrive(story), arrive(story)];
    expect(atDoor(story)).toEqual([
      {
        kind: 'StageOccupied',
        sentence: `${waiting} has waited before Build for 1 min: ${inside} is in that stage; a newer execution would supersede it.`,
        pipelineExecutionId: waiting,
        stageName: 'Build',
        since: story.clock.now - minute,
        blockedBy: { pipelineExecutionId: inside },
      },
    ]);
  });

  test('that is disabled, it is told by whom, since when and why', () => {
    const story = told('SUPERSEDED');
    disable(story);
    const disabledAt = story.clock.now;
    const waiting = arrive(story);
    expect(atDoor(story)).toEqual([
      {
        kind: 'TransitionDisabled',
        sentence: `${waiting} has waited before Build for 1 min: the transition into it has been disabled for 1 min by ada: “Freeze”.`,
        pipelineExecutionId: waiting,
        stageName: 'Build',
        since: disabledAt,
        blockedBy: {
          user: 'arn:aws:iam::000000000000:user/ada',
          reason: 'Freeze',
          since: disabledAt,
        },
      },
    ]);
  });

  test('that was disabled for too long, it is told that nobody goes on', () => {
    const story = told('SUPERSEDED');
    disable(story);
    const waiting = arrive(story);
    story.clock.now += 31 * day;
    enable(story);
    expect(atDoor(story)).toMatchObject([
      {
        kind: 'NotAdmitted',
        sentence: `${waiting} has waited before Build for 31 d: the stage is free, but the transition into it was disabled for so long that only a newer execution goes on.`,
      },
    ]);
  });

  test('of a queue, each has its place and knows who is before it', () => {
    const story = told('QUEUED');
    const [inside, first, second, third] = [
      arrive(story),
      arrive(story),
      arrive(story),
      arrive(story),
    ];
    expect(atDoor(story).map(({ kind, place, sentence }) => [kind, place, sentence])).toEqual([
      [
        'StageOccupied',
        1,
        `${first} has waited for 3 min as 1st in the queue in front of Build: ${inside} is in that stage.`,
      ],
      [
        'QueuedBehind',
        2,
        `${second} has waited for 2 min as 2nd in the queue in front of Build: ${inside} is in that stage, and ${first} is before it.`,
      ],
      [
        'QueuedBehind',
        3,
        `${third} has waited for 1 min as 3rd in the queue in front of Build: ${inside} is in that stage, and ${first}, ${second} are before it.`,
      ],
    ]);
  });

  test('executions in parallel wait for a door, and never for each other', () => {
    const story = told('PARALLEL');
    arrive(story);
    arrive(story);
    expect(atDoor(story)).toEqual([]);
    disable(story);
    const [one, other] = [arrive(story), arrive(story)];
    expect(atDoor(story).map((reason) => [reason.kind, reason.pipelineExecutionId])).toEqual([
      ['TransitionDisabled', one],
      ['TransitionDisabled', other],
    ]);
  });
});
