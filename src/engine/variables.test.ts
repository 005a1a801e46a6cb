import { describe, expect, test } from 'vitest';
import { declare, tellStory } from '../../test/support/engine-story.js';

describe('variables', () => {
  const configured = declare(
    {
      S: [{ name: 'fetch', namespace: 'Src' }],
      D: [
        {
          name: 'deploy',
          configuration: {
            Tag: '#{Src.CommitId}-#{variables.ENV} of #{codepipeline.PipelineExecutionId}',
          },
        },
      ],
    },
    { variables: [{ name: 'ENV', defaultValue: 'test' }] },
  );
  const startedEntry = (story: ReturnType<typeof tellStory>, name: string) =>
    story.decisions
      .flatMap(({ history }) => history)
      .findLast((entry) => entry.kind === 'actionStarted' && entry.action.name === name);

  test('are put in when the action starts, and the text as declared is kept beside (T10)', () => {
    const story = tellStory(configured);
    const id = story.start({ variables: { ENV: 'prod' } });
    story.tell({
      kind: 'jobSucceeded',
      ...story.job(id, 'fetch'),
      // A value is not looked into for references.
      outputVariables: { CommitId: '#{variables.ENV}$&' },
    });
    expect(startedEntry(story, 'deploy')).toMatchObject({
      action: { configuration: configured.stages[1]?.actions[0]?.configuration },
      resolvedConfiguration: { Tag: `#{variables.ENV}$&-prod of ${id}` },
    });
  });

  test('of a V1 action may be in a namespace called variables', () => {
    const story = tellStory(
      declare({
        S: [{ name: 'fetch', namespace: 'variables' }],
        D: [{ name: 'deploy', configuration: { Tag: '#{variables.CommitId}' } }],
      }),
    );
    const id = story.start();
    const outputVariables = { CommitId: 'c0ffee' };
    story.tell({ kind: 'jobSucceeded', ...story.job(id, 'fetch'), outputVariables });
    expect(startedEntry(story, 'deploy')).toMatchObject({
      resolvedConfiguration: { Tag: 'c0ffee' },
    });
  });

  test('that have no value fail the action before it starts', () => {
    const story = tellStory(configured);
    const id = story.start();
    const { history, effects } = story.tell({
      kind: 'jobSucceeded',
      ...story.job(id, 'fetch'),
      outputVariables: { Commit: 'a' },
    });
    expect(story.where(id)).toBe('Failed');
    expect(effects.map(({ kind }) => kind)).toEqual(['closeJob']);
    expect(history.at(-1)).toMatchObject({
      status: 'Failed',
      summary:
        'An action in this pipeline failed because one or more variables could not be resolved: Action name=deploy.',
    });
  });

  test('that are required and not given fail the execution with their names', () => {
    const story = tellStory({ ...configured, variables: [{ name: 'A' }, { name: 'B' }] });
    const id = story.start({ variables: { B: 'b' } });
    expect(story.where(id)).toBe('Failed');
    expect(story.state().executions[id]?.statusSummary).toBe(
      "Values for required variables haven't been provided: A",
    );
  });

  test('that nobody declared are refused', () => {
    const story = tellStory(configured);
    const started = {
      kind: 'executionStarted',
      pipelineExecutionId: 'E',
      trigger: { triggerType: 'StartPipelineExecution' },
      variables: { constructor: 'x' },
      sourceOverrides: [],
      sourceRevisions: [],
    } as const;
    expect(story.refused(started).code).toBe('ValidationException');
  });

  test('of a configuration that grows too large with them fail the action', () => {
    const configuration = { Text: '#{Src.Large}'.repeat(2) };
    const story = tellStory(
      declare({
        S: [{ name: 'fetch', namespace: 'Src' }],
        D: [{ name: 'deploy', configuration }],
      }),
    );
    const id = story.start();
    const outputVariables = { Large: 'é'.repeat(30_000) };
    story.tell({ kind: 'jobSucceeded', ...story.job(id, 'fetch'), outputVariables });
    expect(story.where(id)).toBe('Failed');
  });
});
