import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSqlite } from '@wangge/table/sqlite'

const root = mkdtempSync(join(tmpdir(), 'wangge-start-'))
const data = join(root, 'data')

const running = new Set<ChildProcess>()

/** `npm start`, without npm. */
const start = (...args: string[]) => {
  const child: ChildProcess = spawn(process.execPath, [join(import.meta.dirname, 'launch.mjs'), 'start', ...args], {
    env: { ...process.env, PORT: '0', NODE_OPTIONS: '' },
  })
  let text = ''
  const read = (chunk: Buffer) => {
    text += chunk
  }
  child.stdout?.on('data', read)
  child.stderr?.on('data', read)
  running.add(child)
  const exit = once(child, 'exit').then(([code]) => code as number)
  const ready = async (): Promise<string> => {
    while (!/接口 API +(\S+)\/v1/.test(text)) {
      if (child.exitCode !== null) throw new Error(text)
      await new Promise((wake) => setTimeout(wake, 20))
    }
    return /接口 API +(\S+)\/v1/.exec(text)?.[1] as string
  }
  return { child, exit, ready, text: () => text }
}

describe('npm start', () => {
  afterAll(() => {
    for (const child of running) child.kill('SIGTERM')
    rmSync(root, { recursive: true })
  })

  it('loads a county the first time, keeps it, and stops cleanly', async () => {
    const first = start('--county', 'tiny', '--data', data)
    const health = await (await fetch(`${await first.ready()}/health`)).json()
    expect(health).toMatchObject({ status: 'ok', county: '445224' })
    expect(first.text()).toMatch(/links +(\d+) \/ \1/)
    expect(first.text()).toMatch(/网格员 grid-worker +100\d{8}/)

    const second = start('--county', 'tiny', '--data', data)
    expect(await second.exit).toBe(1)
    expect(second.text()).toContain('is in use by process')

    first.child.kill('SIGINT')
    expect(await first.exit).toBe(0)
  })

  it('is there again, with its data', async () => {
    const again = start('--county', 'tiny', '--data', data)
    const baseUrl = await again.ready()
    expect(again.text()).not.toContain('正在装载')
    expect((await fetch(`${baseUrl}/health`)).status).toBe(200)
    again.child.kill('SIGTERM')
    expect(await again.exit).toBe(0)
  })

  it('L5 lays what another version wrote as this one does, before anybody reads it, and once', async () => {
    const store = openSqlite(join(data, 'county.sqlite'))
    const { changes } = store.database.prepare("UPDATE rows SET i1p = 'units' WHERE e = 'unit'").run()
    store.close()
    writeFileSync(join(data, 'laid'), 'another\n')
    const upgraded = start('--county', 'tiny', '--data', data)
    await upgraded.ready()
    expect(upgraded.text()).toMatch(/程序已更新，数据随之升级/)
    expect(upgraded.text()).toMatch(new RegExp(` ${changes} members unit`))
    upgraded.child.kill('SIGTERM')
    expect(await upgraded.exit).toBe(0)

    const again = start('--county', 'tiny', '--data', data)
    await again.ready()
    expect(again.text()).not.toContain('程序已更新')
    again.child.kill('SIGTERM')
    expect(await again.exit).toBe(0)
  })

  it('says what it does not understand', async () => {
    for (const args of [['--county', 'atlantis'], ['--nonsense']]) {
      const refused = start(...args)
      expect(await refused.exit).toBe(2)
      expect(refused.text()).toContain('--county  县的大小')
    }
  })
})
