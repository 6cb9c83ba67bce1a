import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path/posix'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))

interface Violation {
  readonly from: string
  readonly to: string
  readonly rule: { readonly name: string }
}

/** A file that imports another, and the rule that this breaks; `how` stands before the other's path. */
type Break = readonly [rule: string, from: string, to: string, how?: string]

const kindsApart: readonly Break[] = (
  [
    ['contract/add', 'steps'],
    ['steps', 'domain/add'],
    ['domain/add', 'table'],
    ['table', 'work/add'],
    ['work/add', 'handlers/add'],
    ['work/keep', 'reactions'],
  ] as const
).map(([from, to]) => ['kinds-to-the-left', `services/crates/crate/${from}.ts`, `services/crates/crate/${to}.ts`])

const breaks: readonly Break[] = [
  ...kindsApart,
  ['kinds-to-the-left', 'services/crates/book/domain.ts', 'services/crates/crate/work/other.ts'],
  // a room that has no nouns yet
  ['kinds-to-the-left', 'services/yards/domain/add.ts', 'services/yards/handlers/add.ts'],
  ['kinds-to-the-left', 'services/yards/contract/jobs.ts', 'services/yards/table.ts'],
  ['doors-apart', 'services/crates/crate/handlers/one.ts', 'services/crates/crate/handlers/two.ts'],
  ['doors-apart', 'services/crates/book/jobs.ts', 'services/crates/crate/handlers/two.ts'],
  ['doors-apart', 'services/yards/reactions/swept.ts', 'services/yards/reactions/raked.ts'],
  ['no-cycles', 'services/crates/crate/work/about.ts', 'services/crates/crate/work/round.ts'],
  ['nouns-one-way', 'services/crates/box/work.ts', 'services/crates/lid/domain.ts'],
  ['nouns-one-way', 'services/crates/lid/work.ts', 'services/crates/box/domain.ts'],
  // two that keep rows and know the trunk: of crates, crate
  ['branches-apart', 'services/crates/book/work.ts', 'services/crates/paper/table.ts'],
  ['no-barrel', 'services/crates/crate/work/all.ts', 'services/crates/crate/work/some.ts', 'export * from'],
  ['no-barrel', 'services/crates/paper/reactions/index.ts', 'services/crates/paper/work.ts', 'export * from'],
  ['barrels-for-the-room', 'services/crates/book/work/lend.ts', 'services/crates/crate/contract/index.ts'],
  ['barrels-for-the-room', 'services/crates/book/crated.test.ts', 'services/crates/crate/handlers/index.ts'],
  ['barrels-for-the-room', 'services/crates/book/handlers/read.ts', 'services/crates/contract.ts'],
  ['nobody-calls-an-entry', 'services/crates/book/handlers/list.ts', 'services/crates/manifest.ts'],
  ['service-to-service-by-contract', 'services/yards/jobs/rake.ts', 'services/crates/book/domain.ts'],
  ['service-to-service-by-contract', 'services/yards/jobs/sweep.ts', 'services/crates/book/contract.ts'],
  ['rooms-by-their-exports', 'services/yards/raked.test.ts', 'services/crates/book/table.ts'],
  ['rooms-by-their-exports', 'scripts/count.ts', 'services/crates/book/table.ts'],
  ['domain-is-pure', 'services/crates/book/domain.ts', 'packages/http/index.ts'],
  ['domain-is-pure', 'services/crates/book/domain/lend.ts', 'node:crypto', 'import { createHash } from'],
  ['domain-is-pure', 'services/crates/book/steps.ts', 'node_modules/ulidx/index.js', "import 'ulidx' //"],
  ['contract-is-declarations', 'services/crates/book/contract.ts', 'packages/table/index.ts'],
  ['contract-is-declarations', 'services/yards/contract.ts', 'node:fs', 'import { readFileSync } from'],
  ['packages-know-no-room', 'packages/testing/a-yard.ts', 'services/yards/api.ts'],
  ['packages-know-no-room', 'packages/embedded/rooms.ts', 'services/yards/manifest.ts'],
  ['production-knows-no-test', 'services/yards/handlers/rake.ts', 'packages/testing/index.ts'],
  ['testing-in-tests', 'services/crates/book/handlers/send.ts', 'services/crates/book/testing/a-book.ts'],
  ['testing-in-tests', 'scripts/fill.ts', 'services/yards/testing/a-yard.ts'],
  ['engines-stay-apart', 'services/crates/book/handlers/open.ts', 'packages/table/sqlite.ts'],
  ['engines-stay-apart', 'services/crates/book/handlers/close.ts', 'node:sqlite', 'import { DatabaseSync } from'],
  [
    'sdk-behind-its-port',
    'services/yards/work/send.ts',
    'node_modules/@aws-sdk/client-sns/index.js',
    "import '@aws-sdk/client-sns' //",
  ],
  ['who-asks-knows-no-readings', 'services/crates/api.ts', 'packages/folding/reading-table.ts'],
  ['no-unresolvable', 'services/yards/work/rake.ts', './nowhere.ts', "import './nowhere.ts' //"],
]

/** What no rule minds: each kind what stands to its left, a test its builders, an entry its nouns. */
const allowed: readonly (readonly [from: string, to: string, how?: string])[] = [
  ['services/crates/box/domain.ts', 'services/crates/box/contract.ts'],
  ['services/crates/lid/domain.ts', 'services/crates/lid/contract/one.ts'],
  ['services/crates/crate/handlers/add.ts', 'services/crates/crate/work/other.ts'],
  ['services/crates/crate/handlers/index.ts', 'services/crates/crate/handlers/add.ts', 'export * from'],
  ['services/crates/contract.ts', 'services/crates/crate/contract/index.ts', 'export * from'],
  ['services/crates/book/table.ts', 'services/crates/crate/table.ts'],
  ['services/crates/paper/table.ts', 'services/crates/crate/table.ts'],
  // a face, as its room's manifest says, knows several
  ['services/crates/manifest.ts', 'services/crates/book/contract.ts', 'const faces = { sign }\nimport'],
  ['services/crates/sign/table.ts', 'services/crates/crate/table.ts'],
  ['services/crates/sign/work.ts', 'services/crates/book/domain.ts'],
  ['services/yards/work/tell.ts', 'services/crates/contract.ts'],
  ['services/yards/told.test.ts', 'services/crates/book/testing/a-book.ts'],
  ['test/flow/story.ts', 'services/yards/testing/a-yard.ts'],
  // the way back of a circle that is told once
  ['services/crates/crate/work/round.ts', 'services/crates/crate/work/about.ts'],
]

const lay = (house: string): void => {
  const files = new Map<string, string>()
  const touch = (path: string) => files.set(path, files.get(path) ?? 'export {}\n')
  for (const [from, to, how = 'import'] of [...breaks.map(([, ...rest]) => rest), ...allowed]) {
    const isFile = /^(services|packages|scripts)\//.test(to)
    if (isFile) touch(to)
    const path = isFile ? `./${relative(dirname(from), to)}`.replace('./..', '..') : to
    files.set(from, `${how} '${path}'\n${touch(from).get(from)}`)
  }
  for (const library of ['ulidx', '@aws-sdk/client-sns']) {
    files.set(`node_modules/${library}/package.json`, JSON.stringify({ name: library, main: 'index.js' }))
    files.set(`node_modules/${library}/index.js`, '')
  }
  files.set('tsconfig.json', '{ "compilerOptions": { "module": "NodeNext", "allowImportingTsExtensions": true } }')
  files.set('package.json', '{ "type": "module", "dependencies": { "ulidx": "*", "@aws-sdk/client-sns": "*" } }')
  for (const [path, text] of files) {
    mkdirSync(dirname(join(house, path)), { recursive: true })
    writeFileSync(join(house, path), text)
  }
}

interface Summary {
  readonly violations: readonly Violation[]
  readonly ruleSetUsed: { readonly forbidden: readonly Violation['rule'][] }
}

/** What the house's own map says of a made-up tree. */
const cruised = (): Summary => {
  const house = mkdtempSync(join(tmpdir(), 'wangge-house-'))
  try {
    lay(house)
    const cruiser = join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruiser.mjs')
    const args = ['--config', join(root, '.dependency-cruiser.js'), '--output-type', 'json']
    const out = execFileSync(process.execPath, [cruiser, ...args, 'packages', 'services', 'scripts', 'test'], {
      cwd: house,
      maxBuffer: 16 * 1024 * 1024,
    })
    return (JSON.parse(out.toString()) as { summary: Summary }).summary
  } finally {
    rmSync(house, { recursive: true, force: true })
  }
}

describe('the import map', () => {
  const { violations: found, ruleSetUsed } = cruised()

  it.each(breaks.map(([rule, from, to]) => [rule, from, to] as const))(
    '%s: %s must not import %s',
    (rule, from, to) => {
      const broken = found.filter((one) => one.from === from && one.to === to.replace(/^node:(?!sqlite)/, ''))
      expect([...new Set(broken.map((one) => one.rule.name))]).toEqual([rule])
    },
  )

  it('has no rule that is not tried here', () => {
    const tried = new Set(breaks.map(([rule]) => rule))
    expect(ruleSetUsed.forbidden.map(({ name }) => name).filter((name) => !tried.has(name))).toEqual([])
  })

  it('minds nothing else', () => {
    const meant = new Set(breaks.map(([rule, from]) => `${rule} ${from}`))
    expect(found.filter(({ rule, from }) => !meant.has(`${rule.name} ${from}`))).toEqual([])
  })
})
