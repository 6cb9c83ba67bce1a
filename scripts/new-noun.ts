import { execFileSync } from 'node:child_process'
import { existsSync, globSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { namesOf, policyOf } from './new-noun/names.ts'
import { noun } from './new-noun/noun.ts'
import { type House, refusalOf } from './new-noun/refusal.ts'
import { OtherForm, proofIn, withNoun, withPolicy } from './new-noun/registers.ts'

const root = join(import.meta.dirname, '..')
const usage = `pnpm new-noun <service> <noun> [--plural <nouns>] [--dry-run]
  service: a room, such as grids
  noun:    a singular noun in lower case, such as service-point`
const refuse = (why: string): never => {
  console.error(`${why}\n${usage}`)
  process.exit(1)
}
const read = (path: string): string => readFileSync(join(root, path), 'utf8')

const asked = () => {
  try {
    const options = { 'dry-run': { type: 'boolean' }, plural: { type: 'string' } } as const
    return parseArgs({ allowPositionals: true, options })
  } catch (error) {
    return refuse((error as Error).message)
  }
}
const { values, positionals } = asked()
const [room = '', one = '', ...more] = positionals
if (!room || !one || more.length > 0) refuse('a service and a noun are needed')
const names = namesOf(room, one, values.plural)

const policyPath = 'packages/access/policy.ts'
const roomPath = `services/${room}`
const rooms = readdirSync(join(root, 'services'))
const house: House = {
  rooms,
  nouns: rooms.includes(room) ? readdirSync(join(root, roomPath)) : [],
  contracts: globSync(`${roomPath}/**/contract{.ts,/*.ts}`, { cwd: root }).map(read).join('\n'),
  policy: read(policyPath),
  paths: Object.keys((JSON.parse(read('docs/openapi.json')) as { paths: object }).paths),
}
const why = refusalOf(names, house)
if (why) refuse(why)

/** Every file that is new or changed, by path; nothing is written before all are made. */
const made = (): Record<string, string> => {
  try {
    const entryOf = (file: string) => read(`${roomPath}/${file}`)
    const entries = {
      'manifest.ts': entryOf('manifest.ts'),
      'contract.ts': entryOf('contract.ts'),
      'api.ts': entryOf('api.ts'),
    }
    const files = Object.entries(noun(names, { proof: proofIn(entries['api.ts']) }))
    return Object.fromEntries([
      ...files.map(([path, text]) => [`${roomPath}/${one}/${path}`, text]),
      ...Object.entries(withNoun(entries, names)).map(([path, text]) => [`${roomPath}/${path}`, text]),
      [policyPath, withPolicy(house.policy, policyOf(names))],
    ])
  } catch (error) {
    if (error instanceof OtherForm) return refuse(`${roomPath}: ${error.message}`)
    throw error
  }
}

const files = made()
for (const path of Object.keys(files)) console.log(`  ${existsSync(join(root, path)) ? 'changes' : 'writes '} ${path}`)
if (values['dry-run']) {
  console.log('nothing was written')
  process.exit(0)
}
for (const [path, text] of Object.entries(files)) {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}
const run = (command: string, ...args: string[]) => execFileSync(command, args, { cwd: root, stdio: 'inherit' })
run('pnpm', 'exec', 'biome', 'check', '--write', roomPath, policyPath)
run('node', 'scripts/documents.ts')
console.log(`${roomPath}/${one} is a noun: say in its contract.ts what it is, and run pnpm check`)
