import type { ExecutionState } from '../../src/engine/index.js';
import { review, start } from './actors/client.js';
import { endOverdue, pollAsServer, reportAsServer, restart } from './actors/server.js';
import { acknowledge, poll, report } from './actors/worker.js';
import type { Scene } from './scene.js';
import { flush, send } from './shell.js';
import type { Step } from './step.js';
import type { Watch } from './story.js';

const calm: Step = {
  kind: 'clock jumps',
  who: 0,
  what: 1,
  how: 1,
  wait: 0,
  fault: 'none',
  isGathered: false,
};
const roundsMax = 3_000;

/**
 * The end of a story: nothing goes wrong any more, and everybody does his work. Every execution ends
 * then, or waits where it may; and a new one comes through when all doors are open.
 */
export const drain = (scene: Scene, watch: Watch): readonly string[] => {
  const faults = [...watch(() => flush(scene.shell)), ...finish(scene, watch)];
  if (faults.length > 0) return faults;
  const stuck = inFlight(scene).filter((execution) => !mayWait(scene, execution));
  if (stuck.length > 0) return stuck.map((one) => `liveness: ${describe(one)} waits for ever`);
  return comeThrough(scene, watch);
};

const finish = (scene: Scene, watch: Watch): readonly string[] => {
  for (let round = 0; round < roundsMax; round += 1) {
    const before = scene.shell.store.state;
    const faults = watch(() => doAll(scene));
    if (faults.length > 0) return faults;
    if (scene.shell.store.state !== before || hasWork(scene)) continue;
    if (!toNextDeadline(scene)) return [];
  }
  return ['liveness: the work does not end'];
};

const hasWork = ({ workers, server, shell }: Scene): boolean =>
  server.held.length > 0 ||
  workers.some(({ offered, held }) => offered.length + held.length > 0) ||
  [...shell.store.openJobs].some((id) => shell.store.jobs.get(id)?.status !== 'InProgress');

const doAll = (scene: Scene): void => {
  const { shell, workers, server } = scene;
  endOverdue(scene);
  shell.clock.now += 70_000;
  restart(scene);
  for (const [who, worker] of workers.entries()) {
    const step = { ...calm, who };
    poll(scene, step);
    while (worker.offered.length > 0) acknowledge(scene, step);
    while (worker.held.length > 0) report(scene, step, 'succeeded');
  }
  pollAsServer(scene, { ...calm, how: 3 });
  while (server.held.length > 0) reportAsServer(scene, calm, 'succeeded');
  review(scene, calm);
};

// What dead workers held is ended by its deadline alone.
const toNextDeadline = (scene: Scene): boolean => {
  const { clock } = scene.shell;
  const deadlines = inFlight(scene).flatMap(({ stage }) =>
    [
      ...Object.values(stage?.actions ?? {}),
      ...Object.values(stage?.conditions ?? {}).flatMap(({ rules }) => rules),
    ]
      .filter(({ status }) => status === 'InProgress')
      .map(({ deadline }) => deadline),
  );
  if (deadlines.length === 0) return false;
  clock.now = Math.max(clock.now, Math.min(...deadlines));
  return true;
};

const inFlight = ({ shell: { store } }: Scene): readonly ExecutionState[] =>
  [...store.inFlight].flatMap((id) => store.state.executions[id] ?? []);

// Behind a door that is shut, or was left shut for so long that its opening lets nobody in.
const mayWait = ({ shell, leftBehind }: Scene, execution: ExecutionState): boolean => {
  const { position, status, pipelineExecutionId: id } = execution;
  if (position.kind !== 'inbound' || status !== 'InProgress') return false;
  const { transition } = shell.store.state.stages[position.stageName] ?? {};
  return transition?.kind === 'disabled' || leftBehind.has(id);
};

const describe = ({ pipelineExecutionId, status, position }: ExecutionState): string =>
  `${pipelineExecutionId} (${status}, ${JSON.stringify(position)})`;

// With all doors open a new execution reaches its end, and takes with it who was left behind.
const comeThrough = (scene: Scene, watch: Watch): readonly string[] => {
  const { shell } = scene;
  const openAll = (): void => {
    for (const [stageName, { transition }] of Object.entries(shell.store.state.stages)) {
      if (transition.kind === 'enabled') continue;
      send(
        shell,
        {
          toEvent: () => ({
            kind: 'transitionChanged',
            stageName,
            transitionType: 'Inbound',
            to: { kind: 'enabled' },
            by: 'somebody',
          }),
          answered: () => undefined,
          unanswered: () => undefined,
        },
        false,
      );
    }
  };
  const faults = [
    ...watch(openAll),
    ...finish(scene, watch),
    ...watch(() => start(scene, calm)),
    ...finish(scene, watch),
  ];
  if (faults.length > 0) return faults;
  return inFlight(scene)
    .filter((execution) => !mayWait(scene, execution))
    .map((one) => `liveness: ${describe(one)} waits, though all doors are open`);
};
