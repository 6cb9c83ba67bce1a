import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { createInterface } from 'node:readline'

const debian = '/usr/lib/postgresql'

/** The folder of the machine's own PostgreSQL, the newest of them; undefined when it has none. */
export const postgresFolder = (): string | undefined => {
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : []
  const folders = [
    ...versions.map((version) => join(debian, version, 'bin')),
    ...(process.env.PATH ?? '').split(delimiter),
  ]
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')))
}

interface Owner {
  readonly uid?: number
  readonly gid?: number
}

/** PostgreSQL refuses to run as root: then it runs as its own user, or as nobody. */
const owner = (): Owner => {
  if (process.getuid?.() !== 0) return {}
  const idOf = (flag: string, user: string) => Number(execFileSync('id', [flag, user], { encoding: 'utf8' }))
  const user = spawnSync('id', ['postgres']).status === 0 ? 'postgres' : 'nobody'
  return { uid: idOf('-u', user), gid: idOf('-g', user) }
}

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const bound = server.address()
  server.close()
  await once(server, 'close')
  return typeof bound === 'object' && bound ? bound.port : 0
}

/** What a service of this size is given; nothing that makes a commit safer or less safe than PostgreSQL is by itself. */
const settings = {
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  shared_buffers: '512MB',
  max_wal_size: '4GB',
  checkpoint_timeout: '15min',
  wal_compression: 'on',
  jit: 'off',
  // a table that grows from nothing within seconds: without its statistics a list is planned as if it were empty
  autovacuum_naptime: '1s',
}

/** A database server of its own in a temporary folder, on a loopback port. */
export const startPostgres = async (folder: string): Promise<{ url: string; stop(): Promise<void> }> => {
  const home = mkdtempSync(join(tmpdir(), 'wangge-peer-'))
  const data = join(home, 'data')
  const as = owner()
  chmodSync(home, 0o700)
  mkdirSync(data, { mode: 0o700 })
  if (as.uid !== undefined && as.gid !== undefined) for (const one of [home, data]) chownSync(one, as.uid, as.gid)
  const initdb = ['-D', data, '-U', 'bench', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-instructions']
  execFileSync(join(folder, 'initdb'), initdb, { ...as, cwd: home, stdio: 'ignore' })
  const port = await freePort()
  const set = Object.entries({ ...settings, port, listen_addresses: '127.0.0.1', unix_socket_directories: home })
  const server = spawn(
    join(folder, 'postgres'),
    ['-D', data, ...set.flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    {
      ...as,
      cwd: home,
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  )
  const exited = once(server, 'exit')
  const lines: string[] = []
  const log = createInterface({ input: server.stderr })
  await new Promise<void>((resolve, reject) => {
    log.on('line', (line) => {
      if (line.includes('ready to accept connections')) resolve()
      else lines.push(line)
    })
    exited.then(() => reject(new Error(`PostgreSQL did not start: ${lines.slice(-5).join('\n')}`)), reject)
  })
  return {
    url: `postgres://bench@127.0.0.1:${port}/postgres`,
    async stop() {
      // fast shutdown: its clients are ours
      server.kill('SIGINT')
      await exited
      rmSync(home, { recursive: true })
    },
  }
}
