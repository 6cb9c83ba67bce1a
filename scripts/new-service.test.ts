import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const ask = (...args: string[]) =>
  spawnSync(process.execPath, [join(root, 'scripts', 'new-service.ts'), ...args], {
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '' },
  })

describe('pnpm new-service', () => {
  it('says what it would write, and writes nothing', () => {
    const { status, stdout } = ask('harbours', '--dry-run')
    expect([
      status,
      stdout.includes('writes  services/harbours/contract.ts'),
      stdout.endsWith('nothing was written\n'),
    ]).toEqual([0, true, true])
    expect(existsSync(join(root, 'services', 'harbours'))).toBe(false)
  })

  it.each([['harbours', '--dry'], ['harbours', 'piers', '--dry-run'], ['--dry-run']])('refuses %s %s', (...args) => {
    const { status, stderr } = ask(...args)
    expect([status, stderr.includes('pnpm new-service <name>')]).toEqual([1, true])
    expect(existsSync(join(root, 'services', 'harbours'))).toBe(false)
  })
})
