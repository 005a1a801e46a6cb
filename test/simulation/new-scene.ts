import type { PipelineDeclaration } from '../../src/model/index.js';
import type { Engine } from './engine.js';
import type { Observation } from './observation.js';
import { newWorker, type Scene } from './scene.js';
import type { Shell } from './shell.js';
import { createStore } from './store.js';

const workers = 3;
const begin = 1_790_000_000_000;

/** A server with nothing but one pipeline, and nobody who has done anything yet. */
export const newScene = (
  engine: Engine,
  declaration: PipelineDeclaration,
  observe: (one: Observation) => void,
): Scene => {
  let names = 0;
  const shell: Shell = {
    engine,
    store: createStore(engine.initialState(declaration, 1)),
    clock: { now: begin },
    newId: (kind) => {
      names += 1;
      return `${kind}${names}`;
    },
    fault: 'none',
    gathered: [],
    wake: () => {
      for (const worker of scene.workers) worker.asleepUntil = 0;
    },
    crash: () => {
      scene.server.held = [];
    },
    observe,
  };
  const scene: Scene = {
    shell,
    workers: Array.from({ length: workers }, newWorker),
    server: { held: [] },
    inDoubt: [],
    startTokens: [],
    leftBehind: new Set(),
  };
  return scene;
};
