import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { singular } from './house/nouns.ts'
import { namesOf, policyOf } from './new-noun/names.ts'
import { withPolicy } from './new-noun/registers.ts'
import { room } from './new-service/room.ts'

const root = join(import.meta.dirname, '..')
const usage = 'pnpm new-service <name>   name: a plural noun in lower case, such as stations'
const refuse = (why: string): never => {
  console.error(`${why}\n${usage}`)
  process.exit(1)
}

const [name = ''] = process.argv.slice(2)
if (!/^[a-z]{3,20}s$/.test(name)) refuse(`“${name}” is not a plural noun in lower case`)
if (existsSync(join(root, 'services', name))) refuse(`services/${name} is there already`)

const write = (path: string, text: string) => {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
  console.log(`  ${path}`)
}
const names = namesOf(name, singular(name), name)
for (const [path, text] of Object.entries(room(names))) write(`services/${name}/${path}`, text)

const policy = readFileSync(join(root, 'packages', 'access', 'policy.ts'), 'utf8')
write('packages/access/policy.ts', withPolicy(policy, policyOf(names)))

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  devDependencies: Record<string, string>
}
manifest.devDependencies[`@wangge/${name}`] = 'workspace:*'
manifest.devDependencies = Object.fromEntries(Object.entries(manifest.devDependencies).sort())
write('package.json', `${JSON.stringify(manifest, null, 2)}\n`)

const run = (command: string, ...args: string[]) => execFileSync(command, args, { cwd: root, stdio: 'inherit' })
run('pnpm', 'install', '--silent', '--no-frozen-lockfile')
run('pnpm', 'exec', 'biome', 'check', '--write', `services/${name}`, 'packages/access/policy.ts')
run('node', 'scripts/documents.ts')
console.log(`services/${name} is a room with one noun: say in its contract.ts what that is, and run pnpm check`)
