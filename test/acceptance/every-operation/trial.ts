import type { OperationName } from '../../../src/model/index.js';
import { liveServer } from '../../support/live-server.js';
import { type Scenes, setScenes } from './scenes.js';
import { declare, openWorld, type World } from './world.js';

/** The server on which all errors are provoked, and pieces of the calls that provoke them. */

/** How an error is provoked, or why it cannot be. */
export type Provoked = (() => Promise<unknown>) | string;
export type ProvokedErrors = {
  readonly [Name in OperationName]?: Readonly<Record<string, Provoked>>;
};

export let world: World;
export let at: Scenes;
let region = '';

/** Called once at the head of the file of tests. */
export const openTrial = (): void => {
  liveServer(async ({ server }) => {
    region = server.region;
    world = openWorld(server);
    at = await setScenes(world);
  });
};

export const client = () => world.client;
export const takesTurns = 'changes of one resource wait for each other';
export const nothingBusy =
  'what changes a pipeline waits its turn: it is never too busy to be changed';
export const arn = (name: string) => `arn:aws:codepipeline:${region}:000000000000:${name}`;
export const nextToken = 'nonsense';
export const stages = [{ name: 'Build', builds: ['Compile'] }];
export const still = () => declare({ name: 'Still', stages });
export const customJob = async () => {
  await world.start('Many');
  return world.take('Many', 'Source');
};
export const manyTags = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ key: `k${index}`, value: 'v' }));
export const systemTags = [{ key: 'aws:mine', value: 'v' }];
