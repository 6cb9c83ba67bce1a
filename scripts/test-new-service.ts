import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

// pnpm test:new-service: a room is made in a copy of this checkout, put through every check, and thrown away
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
  pnpm('every check but the tests', 'check', '--no-tests')
  pnpm('its own tests, the contracts and access', 'jest', 'services/stations', 'test/contract', 'test/security/access')
  console.log('1 passed, 0 failed')
} finally {
  rmSync(copy, { recursive: true, force: true })
}
