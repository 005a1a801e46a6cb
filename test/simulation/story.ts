import type { PipelineDeclaration } from '../../src/model/index.js';
import * as client from './actors/client.js';
import { endOverdue, pollAsServer, renew, reportAsServer, restart } from './actors/server.js';
import { acknowledge, die, lie, poll, report, reportAgain } from './actors/worker.js';
import { checkers } from './checkers/index.js';
import { drain } from './drain.js';
import type { Engine } from './engine.js';
import { leftBehindIn } from './left-behind.js';
import { newScene } from './new-scene.js';
import type { Scene } from './scene.js';
import { crashServer } from './shell.js';
import type { Step } from './step.js';

/** A pipeline and what happens to it: all that a story is, as plain data. */
export interface Story {
  readonly declaration: PipelineDeclaration;
  readonly steps: readonly Step[];
}

/** What is wrong, and after which step; steps of the end, when everybody finishes, count on. */
export interface Failure {
  readonly step: number;
  readonly faults: readonly string[];
}

/** Plays a story to its end, or to the first step after which something is not as it must be. */
export const play = (engine: Engine, { declaration, steps }: Story): Failure | undefined => {
  const stage = setUp(engine, declaration);
  for (const [index, step] of steps.entries()) {
    const faults = stage.watch(() => takeStep(stage.scene, step));
    if (faults.length > 0) return { step: index, faults };
  }
  const faults = drain(stage.scene, stage.watch);
  return faults.length > 0 ? { step: steps.length, faults } : undefined;
};

/** Does something, and says what is wrong afterwards. */
export type Watch = (act: () => void) => readonly string[];

const setUp = (
  engine: Engine,
  declaration: PipelineDeclaration,
): { readonly scene: Scene; readonly watch: Watch } => {
  let faults: string[] = [];
  const watching = Object.entries(checkers).map(([name, newChecker]) => ({
    name,
    check: newChecker(engine),
  }));
  // What is seen is looked at in the moment in which it is so.
  const scene = newScene(engine, declaration, (seen) => {
    for (const id of leftBehindIn(seen)) scene.leftBehind.add(id);
    for (const { name, check } of watching) {
      for (const fault of check(seen, scene.shell.store)) faults.push(`${name}: ${fault}`);
    }
  });
  const watch: Watch = (act) => {
    faults = [];
    try {
      act();
    } catch (error) {
      faults.push(`it threw ${error instanceof Error ? error.stack : String(error)}`);
    }
    return faults;
  };
  return { scene, watch };
};

const takeStep = (scene: Scene, step: Step): void => {
  scene.shell.clock.now += step.wait;
  scene.shell.fault = step.fault;
  acts[step.kind](scene, step);
  scene.shell.fault = 'none';
};

const acts: Readonly<Record<Step['kind'], (scene: Scene, step: Step) => void>> = {
  'worker polls': poll,
  'worker acknowledges': acknowledge,
  'worker succeeds': (scene, step) => report(scene, step, 'succeeded'),
  'worker fails': (scene, step) => report(scene, step, 'failed'),
  'worker continues': (scene, step) => report(scene, step, 'again'),
  'worker answers again': reportAgain,
  'worker lies': lie,
  'worker dies': die,
  'server polls': pollAsServer,
  'server succeeds': (scene, step) => reportAsServer(scene, step, 'succeeded'),
  'server fails': (scene, step) => reportAsServer(scene, step, 'failed'),
  'server asks again': (scene, step) => reportAsServer(scene, step, 'again'),
  'server renews': renew,
  'server ends overdue': endOverdue,
  'server crashes': (scene, step) => {
    crashServer(scene.shell);
    if (step.how % 2 === 0) restart(scene);
  },
  'client starts': client.start,
  'client stops': client.stop,
  'client retries': client.retry,
  'client rolls back': client.rollBack,
  'client overrides': client.override,
  'client disables': (scene, step) => client.changeTransition(scene, step, 'disabled'),
  'client enables': (scene, step) => client.changeTransition(scene, step, 'enabled'),
  'client updates': client.update,
  'client repeats': client.repeat,
  'reviewer answers': client.review,
  'clock jumps': () => undefined,
};
