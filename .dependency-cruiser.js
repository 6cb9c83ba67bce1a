// The import map of the house: one direction, no service into another except by its contract.
const packages = (...names) => `^packages/(${names.join('|')})/`
const only = (name, from, to, comment) => ({ name, comment, severity: 'error', from, to })

export default {
  forbidden: [
    only('no-cycles', {}, { circular: true }, 'Imports go one way'),
    only(
      'service-to-service-by-contract',
      { path: '^services/([^/]+)/' },
      { path: '^services/([^/]+)/', pathNot: ['^services/$1/', '^services/[^/]+/contract(\\.ts|/)'] },
      'The one thing another room may import is contract.ts',
    ),
    only(
      'domain-is-pure',
      { path: '^services/[^/]+/domain/', pathNot: '\\.test\\.ts$' },
      {
        path: '^(packages|services|infra|scripts|test|node:|node_modules/@aws-sdk)',
        pathNot: [
          packages('problem', 'time', 'contract', 'county'),
          '^services/$1/',
          '^services/[^/]+/(domain/|contract)',
        ],
      },
      'domain → problem, time, contract and the county’s data; no SDK, no await, no clock',
    ),
    only(
      'domain-stays-in-domain',
      { path: '^services/([^/]+)/domain/', pathNot: '\\.test\\.ts$' },
      { path: '^services/[^/]+/(handlers|reactions|jobs|table|api|queue|manifest)' },
      'The pure middle knows nothing of what calls it',
    ),
    only(
      'table-of-a-room',
      { path: '^services/[^/]+/table(\\.ts|/)' },
      { path: '^services/[^/]+/(handlers|reactions|jobs|api|queue)' },
      'table.ts → domain, contract, packages',
    ),
    only(
      'contract-is-declarations',
      { path: '^services/[^/]+/contract(\\.ts|/)' },
      {
        path: '^(packages|services|infra|scripts)/',
        pathNot: [
          packages('contract', 'problem', 'county', 'access', 'imports'),
          '^packages/files/kinds\\.ts$',
          '^services/[^/]+/contract',
        ],
      },
      'contracts hold declarations only, zod only',
    ),
    only(
      'handlers-do-not-call-each-other',
      { path: '^services/([^/]+)/(handlers|reactions|jobs)/', pathNot: '\\.test\\.ts$' },
      { path: '^services/[^/]+/(handlers|reactions|jobs|api|queue)[/.]' },
      'One route, one fact, one job each',
    ),
    only(
      'packages-know-no-room',
      { path: '^packages/(?!testing|embedded)' },
      { path: '^(services|infra|scripts|test)/' },
      'packages → packages',
    ),
    only(
      'production-knows-no-test',
      { path: '^(packages/(?!testing)|services|infra)', pathNot: '\\.test\\.ts$' },
      { path: '^(packages/testing|test)/' },
      'Test builders stay in tests',
    ),
    only(
      'engines-stay-apart',
      { path: '^(services|packages/(?!embedded|table|testing))', pathNot: '\\.test\\.ts$' },
      { path: ['node:sqlite', '^packages/embedded/', '^packages/table/sqlite'] },
      'Rooms run on either engine and know neither',
    ),
    only(
      'sdk-behind-its-port',
      { path: '^services/', pathNot: '\\.test\\.ts$' },
      { path: 'node_modules/@aws-sdk' },
      'Rooms speak to ports, not to AWS clients',
    ),
    only(
      'who-asks-knows-no-readings',
      { path: '^services/[^/]+/api\\.ts$' },
      { path: '^packages/folding/reading-table\\.ts$', reachable: true },
      'How characters are read is for those who write an index down: too large for a function that answers',
    ),
    only('no-unresolvable', {}, { couldNotResolve: true, pathNot: '^aws-lambda$' }, 'Every import exists'),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['cdk\\.out', '\\.tmp', '\\.wangge'] },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
      extensions: ['.ts', '.js', '.json'],
    },
  },
}
