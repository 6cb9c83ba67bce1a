import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

// pnpm test:new-service, test:new-noun: a room is made in a copy of this checkout, a noun in it and one in a room with a
// trunk; all is put through every check, and thrown away
const root = join(import.meta.dirname, '..')
const copy = mkdtempSync(join(tmpdir(), 'wangge-room-'))
const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { packageManager: string }
const begun = performance.now()

const run = (title: string, command: string, ...args: string[]): void => {
  execFileSync(command, args, { cwd: copy, stdio: 'inherit', env: { ...process.env, CI: 'true', WANGGE_RUNS: '60' } })
  console.log(`${((performance.now() - begun) / 1000).toFixed(0).padStart(4)} s  ${title}`)
}
const pnpm = (title: string, ...args: string[]) => run(title, 'npx', '-y', packageManager, ...args)

try {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root })
  for (const path of listed.toString().split('\0').filter(Boolean)) {
    mkdirSync(dirname(join(copy, path)), { recursive: true })
    cpSync(join(root, path), join(copy, path))
  }
  // biome reads what git ignores
  run('copied', 'git', 'init', '--quiet', '.')
  pnpm('installed', 'install', '--offline', '--frozen-lockfile', '--silent')
  pnpm('room made', 'new-service', 'stations')
  pnpm('noun made in it', 'new-noun', 'stations', 'opening-hour')
  pnpm('noun made in a room of many', 'new-noun', 'cases', 'visit')
  pnpm('every check but the tests', 'check', '--no-tests')
  const tried = ['services/stations', 'services/cases/visit', 'test/contract', 'test/house', 'test/security/access']
  pnpm('their own tests, the contracts, the house and access', 'jest', ...tried)
  console.log('1 passed, 0 failed')
} finally {
  rmSync(copy, { recursive: true, force: true })
}
