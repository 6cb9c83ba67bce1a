import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { singular } from './house/nouns.ts'
import { namesOf, policyOf } from './new-noun/names.ts'
import { withPolicy } from './new-noun/registers.ts'
import { room } from './new-service/room.ts'

const root = join(import.meta.dirname, '..')
const usage = 'pnpm new-service <name> [--dry-run]   name: a plural noun in lower case, such as stations'
const refuse = (why: string): never => {
  console.error(`${why}\n${usage}`)
  process.exit(1)
}

const asked = () => {
  try {
    return parseArgs({ allowPositionals: true, options: { 'dry-run': { type: 'boolean' } } })
  } catch (error) {
    return refuse((error as Error).message)
  }
}
const { values, positionals } = asked()
const [name = '', ...more] = positionals
if (more.length > 0) refuse('one name is needed')
if (!/^[a-z]{3,20}s$/.test(name)) refuse(`“${name}” is not a plural noun in lower case`)
if (existsSync(join(root, 'services', name))) refuse(`services/${name} is there already`)

const names = namesOf(name, singular(name), name)
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  devDependencies: Record<string, string>
}
manifest.devDependencies[`@wangge/${name}`] = 'workspace:*'
manifest.devDependencies = Object.fromEntries(Object.entries(manifest.devDependencies).sort())
const policyPath = 'packages/access/policy.ts'

/** Every file that is new or changed, by path; nothing is written before all are made. */
const files: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(room(names)).map(([path, text]) => [`services/${name}/${path}`, text])),
  [policyPath]: withPolicy(readFileSync(join(root, policyPath), 'utf8'), policyOf(names)),
  'package.json': `${JSON.stringify(manifest, null, 2)}\n`,
}
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
run('pnpm', 'install', '--silent', '--no-frozen-lockfile')
run('pnpm', 'exec', 'biome', 'check', '--write', `services/${name}`, policyPath)
run('node', 'scripts/documents.ts')
console.log(`services/${name} is a room with one noun: say in its contract.ts what that is, and run pnpm check`)
