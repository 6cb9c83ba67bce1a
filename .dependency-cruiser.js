// The import map of the house: rules of placement that a path can say. CONTRIBUTING.md tells them, test/house tries each.
import { apart, kinds } from './scripts/house/nouns.ts'

const packages = (...names) => `^packages/(${names.join('|')})/`
const anyKind = `(?:${[...kinds, 'testing'].join('|')})`
/** Files of these kinds: `noun/domain.ts`, `noun/domain/…`; a room without nouns has them at its root. */
const kind = (...names) => {
  const named = `(?:${names.join('|')})(?:\\.ts$|/)`
  return `^services/[^/]+/${named}|^services/[^/]+/(?!${anyKind}/)[^/]+/${named}`
}
const inNoun = `^services/([^/]+)/(?!${anyKind}/)[^/]+/`
const entries = '^services/[^/]+/(contract|manifest|api|queue)\\.ts$'
const testing = '^services/[^/]+/testing/|^services/[^/]+/[^/]+/testing/'
const tests = ['\\.test\\.ts$', testing]
const core = { dependencyTypes: ['core'] }
const others = { path: 'node_modules/', pathNot: 'node_modules/zod/' }
const doors = ['handlers', 'reactions', 'jobs']

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })
const under = (folder) => `^${folder}/`

const order = kinds.slice(0, -doors.length)
const toTheLeft = order.map((name, at) =>
  rule(
    'kinds-to-the-left',
    `${name} knows ${order.slice(0, at).join(', ') || 'no other kind'}`,
    { path: kind(name), pathNot: tests },
    { path: kind(...kinds.slice(at + 1)) },
  ),
)

const { circles, branches } = apart()
const nounsApart = [
  ...circles.map(([from, to]) =>
    rule('nouns-one-way', 'No two nouns know each other', { path: under(from), pathNot: tests }, { path: under(to) }),
  ),
  ...branches.map(([from, to]) =>
    rule(
      'branches-apart',
      'What two branches need goes down to the trunk; what must know two stands above both',
      // a post is with a unit, whose rows have not come down yet
      { path: under(from), pathNot: [...tests, '^services/members/post/work\\.ts$'] },
      { path: under(to) },
    ),
  ),
]

/** What a kind may have beside its own room's kinds to the left of it. */
const pure = (name, of, allowed) => {
  const from = { path: kind(...of), pathNot: tests }
  const comment = `${of.join(', ')}: no port, no clock, nothing of Node, no library but zod`
  const room = ['^services/[^/]+/contract\\.ts$', kind('contract', 'steps', 'domain')]
  return [
    rule(name, comment, from, {
      path: '^(packages|services|infra|scripts|test)/',
      pathNot: [...allowed, ...room, entries, kind(...kinds)],
    }),
    rule(name, comment, from, core),
    rule(name, comment, from, others),
  ]
}

export default {
  forbidden: [
    rule('no-cycles', 'Imports go one way', {}, { circular: true }),
    ...toTheLeft,
    rule(
      'doors-apart',
      'Handlers, reactions and jobs do not call each other: what two need is work',
      { path: kind(...doors), pathNot: [...tests, '/handlers/index\\.ts$'] },
      { path: kind(...doors) },
    ),
    ...nounsApart,
    rule(
      'no-barrel',
      'Import the file that says it; only contract/index.ts and handlers/index.ts pass on what others say',
      { path: '^services/', pathNot: ['/(contract|handlers)/index\\.ts$', '^services/[^/]+/contract\\.ts$'] },
      { path: '^(services|packages)/', dependencyTypes: ['export'] },
    ),
    rule(
      'barrels-for-the-room',
      'contract/index.ts and handlers/index.ts are loaded whole, by the entries of their room',
      { pathNot: entries },
      { path: '^services/[^/]+/[^/]+/(contract|handlers)/index\\.ts$' },
    ),
    rule(
      'barrels-for-the-room',
      'A noun imports the file that says it, not its room’s contract.ts',
      { path: inNoun, pathNot: tests },
      { path: '^services/$1/contract\\.ts$' },
    ),
    rule(
      'nobody-calls-an-entry',
      'manifest.ts, api.ts and queue.ts are called by the engines',
      { path: '^services/', pathNot: [...tests, entries] },
      { path: '^services/[^/]+/(manifest|api|queue)\\.ts$' },
    ),
    rule(
      'service-to-service-by-contract',
      'The one thing another room may import is contract.ts',
      { path: '^services/([^/]+)/', pathNot: tests },
      { path: '^services/', pathNot: ['^services/$1/', '^services/[^/]+/contract\\.ts$'] },
    ),
    rule(
      'rooms-by-their-exports',
      'A test takes of another room its entries and builders',
      { path: '^services/([^/]+)/.*(\\.test\\.ts$|testing/)' },
      { path: '^services/', pathNot: ['^services/$1/', entries, testing] },
    ),
    rule(
      'rooms-by-their-exports',
      'Who is no room takes of one its entries and builders',
      {
        pathNot: [
          '^services/',
          // they lay rows as a room would, or draw what it keeps to itself
          '^scripts/county/(cases|seed-admin)\\.ts$',
          '^scripts/documents/(case|list|mediation)-steps\\.ts$',
          '^scripts/bench/week\\.ts$',
          '^test/security/(right-requests|secret-cases)\\.ts$',
        ],
      },
      { path: '^services/', pathNot: [entries, testing] },
    ),
    ...pure('domain-is-pure', ['steps', 'domain'], [packages('problem', 'time', 'contract', 'county', 'ledger')]),
    ...pure(
      'contract-is-declarations',
      ['contract'],
      [packages('contract', 'problem', 'county', 'access', 'imports', 'ledger'), '^packages/files/kinds\\.ts$'],
    ),
    rule(
      'packages-know-no-room',
      'packages → packages',
      { path: '^packages/' },
      { path: '^(services|infra|scripts|test)/' },
    ),
    rule(
      'production-knows-no-test',
      'Test builders stay in tests',
      { path: '^(packages/(?!testing)|services|infra)', pathNot: tests },
      { path: '^(packages/testing|test)/' },
    ),
    rule(
      'testing-in-tests',
      'A noun’s builders are for tests, and for builders',
      { pathNot: [...tests, '^test/', '^packages/testing/'] },
      { path: testing },
    ),
    rule(
      'engines-stay-apart',
      'Rooms run on either engine and know neither',
      { path: '^(services|packages/(?!embedded|table|testing))', pathNot: tests },
      { path: ['^(node:)?sqlite$', '^packages/embedded/', '^packages/table/sqlite'] },
    ),
    rule(
      'sdk-behind-its-port',
      'Rooms speak to ports, not to AWS clients',
      { path: '^services/', pathNot: tests },
      { path: 'node_modules/@aws-sdk' },
    ),
    rule(
      'who-asks-knows-no-readings',
      'How characters are read is for those who write an index down: too large for a function that answers',
      { path: '^services/[^/]+/api\\.ts$' },
      { path: '^packages/folding/reading-table\\.ts$', reachable: true },
    ),
    rule('no-unresolvable', 'Every import exists', {}, { couldNotResolve: true, pathNot: '^aws-lambda$' }),
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
