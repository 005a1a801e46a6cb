import { describe, expect, test } from 'vitest';
import {
  action,
  compile,
  context,
  customTypes,
  pipeline,
  ship,
  stage,
  typeId,
} from '../../test/support/declarations.js';
import type { ActionDeclaration } from '../model/index.js';
import { maskConfiguration, withSecretsKept, withSecretsMasked } from './secrets.js';

const { actionTypeOf } = context;
const declare = (...actions: readonly ActionDeclaration[]) => pipeline([stage('Deploy', actions)]);
const configurationsOf = ({ stages }: ReturnType<typeof declare>) =>
  stages[1]?.actions.map(({ configuration }) => configuration);

const refused = (message: string) => ({ code: 'InvalidActionDeclarationException', message });

describe('masking', () => {
  test('shows four asterisks for each secret and everything else as it is', () => {
    const shown = withSecretsMasked(declare(ship(), compile()), actionTypeOf);
    expect(configurationsOf(shown)).toEqual([
      { Host: 'a.example', Token: '****' },
      { ProjectName: 'app' },
    ]);
  });

  test('knows the secrets of the built-in types', () => {
    const configuration = { Owner: 'o', Repo: 'r', Branch: 'b', OAuthToken: 'geheim' };
    expect(
      maskConfiguration(configuration, actionTypeOf(typeId('Source/ThirdParty/GitHub'))),
    ).toEqual({
      ...configuration,
      OAuthToken: '****',
    });
  });

  test('shows nothing of a type that nobody knows', () => {
    expect(maskConfiguration({ A: '1', B: '2' }, undefined)).toEqual({ A: '****', B: '****' });
  });

  test('masks secrets with the names of members of objects', () => {
    const configuration = Object.fromEntries([
      ['constructor', 'c'],
      ['__proto__', 'p'],
      ['toString', 't'],
    ]);
    const masked = maskConfiguration(configuration, customTypes[2]);
    expect(Object.entries(masked)).toEqual([
      ['constructor', '****'],
      ['__proto__', '****'],
      ['toString', 't'],
    ]);
  });

  test('adds no configuration to an action without one', () => {
    const bare = declare(action('Sign', 'Approval/AWS/Manual'));
    expect(withSecretsMasked(bare, actionTypeOf)).toEqual(bare);
  });
});

describe('keeping', () => {
  const masked = ship({ configuration: { Host: 'a.example', Token: '****' } });
  const keep = (after: ActionDeclaration, before: ActionDeclaration | undefined) =>
    withSecretsKept(declare(after), before && declare(before), actionTypeOf);

  test('puts the stored secret where its mask is', () => {
    expect(keep(masked, ship())).toEqual(declare(ship()));
  });

  test('leaves a new secret as it is given', () => {
    const changed = ship({ configuration: { Host: 'b.example', Token: 'neu' } });
    expect(keep(changed, ship())).toEqual(declare(changed));
  });

  test('lets what is not configuration change', () => {
    const moved = { ...masked, runOrder: 4, namespace: 'N' };
    expect(keep(moved, ship())).toEqual(declare({ ...ship(), runOrder: 4, namespace: 'N' }));
  });

  test('keeps one secret while another is changed', () => {
    const secrets = (token: string, other: string) =>
      ship({ configuration: { Host: 'h', Token: token, constructor: other } });
    expect(keep(secrets('****', 'new'), secrets('t', 'old'))).toEqual(declare(secrets('t', 'new')));
  });

  test.each([
    ['a new pipeline', undefined],
    ['a new action', declare(ship({ name: 'Other' }))],
    ['a renamed stage', pipeline([stage('Release', [ship()])])],
  ])('refuses the mask in %s', (_, before) => {
    expect(withSecretsKept(declare(masked), before, actionTypeOf)).toEqual(
      refused(
        "Action configuration for the new action 'Ship' contains an invalid configuration for the secret property 'Token'. '****' may be used in secret properties only when updating an existing action.",
      ),
    );
  });

  const elsewhere: KnownTypeChange[] = [
    [
      'a value is another',
      ship({ configuration: { Host: 'evil.example', Token: '****' } }),
      ship(),
    ],
    [
      'the type is another',
      masked,
      action('Ship', 'Build/Custom/Worker', { configuration: { Host: 'a.example' } }),
    ],
  ];

  test.each(elsewhere)('refuses the mask when %s', (_, after, before) => {
    expect(keep(after, before)).toEqual(
      refused(
        "Action configuration for action 'Ship' contains '****' for the secret property 'Token', and another value of the action has changed. Give the secret itself again.",
      ),
    );
  });

  test('refuses the mask of a secret that was never given', () => {
    const configuration = { Host: 'a.example', Token: 'geheim', constructor: '****' };
    expect(keep(ship({ configuration }), ship())).toEqual(
      refused(
        "Action configuration for action 'Ship' contains '****' for the secret property 'constructor', which has had no value so far. Give the secret itself.",
      ),
    );
  });

  test('takes four asterisks for what they are where nothing is secret', () => {
    const stars = compile({ configuration: { ProjectName: '****' } });
    expect(keep(stars, undefined)).toEqual(declare(stars));
  });
});

type KnownTypeChange = [string, ActionDeclaration, ActionDeclaration];
