import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { declarations } from '../../test/support/random-declarations.js';
import {
  type Move,
  moves,
  play,
  playOn,
  rulesInProgressOf,
  runningOf,
} from '../../test/support/random-story.js';
import type { PipelineDeclaration } from '../model/index.js';
import { type Decision, invariantsOf } from './index.js';

const stories = fc.record({ declaration: declarations, moves, other: declarations });
const check = (
  property: (story: {
    readonly declaration: PipelineDeclaration;
    readonly moves: readonly Move[];
    readonly other: PipelineDeclaration;
  }) => void,
) => fc.assert(fc.property(stories, property), { numRuns: 300 });

/** The jobs that were offered and not closed; fails where one is closed that is not open. */
const openJobsAfter = (decisions: readonly Decision[]): ReadonlySet<string> => {
  const open = new Set<string>();
  for (const effect of decisions.flatMap(({ effects }) => effects)) {
    if (effect.kind === 'offerJob' || effect.kind === 'offerRuleJob') {
      open.add(effect.job.jobId);
      continue;
    }
    expect(open.delete(effect.jobId)).toBe(true);
    if (effect.kind === 'continueJob') open.add(effect.newJobId);
  }
  return open;
};

const maySkip = ({ stages }: PipelineDeclaration): boolean =>
  JSON.stringify(stages).includes('SKIP');

const finalStatuses = ['Succeeded', 'Superseded', 'Cancelled'];

describe('whatever happens to a pipeline', () => {
  test('its state keeps all invariants, and nothing that was given is changed', () => {
    check(({ declaration, ...script }) => {
      play(declaration, script, (world) => {
        expect(invariantsOf(world.state)).toEqual([]);
      });
    });
  });

  test('no execution comes back from Succeeded, Superseded or Cancelled', () => {
    check(({ declaration, ...script }) => {
      play(declaration, script, (world, _, before) => {
        const ended = Object.values(before.executions).filter(({ status }) =>
          finalStatuses.includes(status),
        );
        for (const execution of ended) {
          expect(world.state.executions[execution.pipelineExecutionId]).toBe(execution);
        }
      });
    });
  });

  test('no action of an execution that has ended starts', () => {
    check(({ declaration, ...script }) => {
      play(declaration, script, (world, { history }) => {
        for (const entry of history) {
          if (entry.kind !== 'actionStarted') continue;
          // No action of these pipelines can fail at its start.
          const execution = world.state.executions[entry.pipelineExecutionId];
          expect(execution?.status).toBe('InProgress');
        }
      });
    });
  });

  test('every job that is offered is closed once, or its action is running still', () => {
    check(({ declaration, ...script }) => {
      const { decisions, state } = play(declaration, script, () => undefined);
      const open = openJobsAfter(decisions);
      const running = runningOf(state).flatMap(({ run: { work } }) =>
        work.kind === 'job' ? [work.jobId] : [],
      );
      const evaluated = rulesInProgressOf(state).map(({ rule }) => rule.jobId);
      expect([...open].sort()).toEqual([...running, ...evaluated].sort());
    });
  });

  test('an execution that succeeded went through every stage that it was in, in order', () => {
    check(({ declaration, moves: all }) => {
      const script = { moves: all.filter(({ kind }) => kind !== 'update'), other: declaration };
      const { state } = play(declaration, script, () => undefined);
      const names = declaration.stages.map(({ name }) => name);
      const standard = Object.values(state.executions).filter(
        ({ executionType }) => executionType === 'STANDARD',
      );
      for (const { status, succeededStages } of standard) {
        // A stage that is skipped leaves a gap.
        expect(names.filter((name) => succeededStages.includes(name))).toEqual(succeededStages);
        if (status === 'Succeeded' && !maySkip(declaration)) expect(succeededStages).toEqual(names);
      }
    });
  });

  test('when everybody finishes what is running, every execution ends or waits for a door that is shut', () => {
    check(({ declaration, ...script }) => {
      const world = play(declaration, script, () => undefined);
      const rest: Move[] = Array.from({ length: 600 }, (_, index) => ({
        kind: index % 2 === 0 ? 'finish' : 'judge',
        who: 0,
        what: 3,
        wait: 0,
      }));
      const { state } = playOn(world, rest);
      for (const { status, position } of Object.values(state.executions)) {
        if (status !== 'InProgress' && status !== 'Stopping') continue;
        expect(position.kind).toBe('inbound');
        const { transition } =
          state.stages[position.kind === 'ended' ? '' : position.stageName] ?? {};
        expect(transition?.kind).toBe('disabled');
      }
    });
  });

  test('the same events give the same state', () => {
    check(({ declaration, ...script }) => {
      const once = play(declaration, script, () => undefined);
      const again = play(declaration, script, () => undefined);
      expect(again.state).toEqual(once.state);
      expect(again.decisions).toEqual(once.decisions);
    });
  });
});
