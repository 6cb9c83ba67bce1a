import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { root } from '../../infra/rooms.ts'

/** A loopback port nobody uses at the moment. */
const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}

const home = join(root, '.tmp', 'emulator')
const wanted = join(root, 'test', 'deploy', 'requirements.txt')

/** Installs the emulator into an environment of its own, once for each list of requirements. */
export const installEmulator = (): string => {
  const python = join(home, 'venv', 'bin', 'python')
  const installed = join(home, 'venv', 'requirements.txt')
  const list = readFileSync(wanted, 'utf8')
  if (existsSync(installed) && readFileSync(installed, 'utf8') === list) return python
  rmSync(join(home, 'venv'), { recursive: true, force: true })
  mkdirSync(home, { recursive: true })
  execFileSync('python3', ['-m', 'venv', join(home, 'venv')], { stdio: 'inherit' })
  execFileSync(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', wanted], {
    stdio: 'inherit',
  })
  writeFileSync(installed, list)
  return python
}

export interface Emulator {
  readonly url: string
  readonly log: string
  /** What a process needs to take the emulator for AWS. */
  readonly environment: NodeJS.ProcessEnv
  /** How many milliseconds the functions’ clocks are ahead of the machine’s; read again and again. */
  readonly clockFile: string
  /** Has queues and streams looked at now, which otherwise happens once a second. */
  lookNow(): Promise<void>
  stop(): Promise<void>
}

/** Where this machine's own native code of pictures lies: the darkroom's bundle has that of Lambda's processor only. */
const nativeHere = dirname(realpathSync(join(root, 'packages', 'files', 'node_modules', 'sharp')))

/** This process's environment with the credentials of nobody: the emulator takes any. */
const asNobody = (): NodeJS.ProcessEnv => {
  const { AWS_PROFILE: _, AWS_SESSION_TOKEN: __, ...rest } = process.env
  return { ...rest, AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' }
}

/** A Kinesis stream that nobody reads: a record in it wakes the loop that reads queues and streams. */
const waker = 'wake'
const kinesis = async (url: string, operation: string, body: object): Promise<void> => {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': `Kinesis_20131202.${operation}` },
    body: JSON.stringify({ StreamName: waker, ...body }),
  })
  if (!answer.ok) throw new Error(`${operation}: ${answer.status} ${await answer.text()}`)
}

/** Ends a process and all it started. */
const end = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null || !child.pid) return
  const gone = once(child, 'exit')
  process.kill(-child.pid, 'SIGTERM')
  const late = AbortSignal.timeout(5000)
  await Promise.race([gone, once(late, 'abort')])
  try {
    process.kill(-child.pid, 'SIGKILL')
  } catch {
    // the whole group has ended
  }
}

/** Starts a fresh AWS on a loopback port. Its functions run under the Node that runs this. */
export const startEmulator = async ({ region }: { region: string }): Promise<Emulator> => {
  const python = installEmulator()
  const port = await freePort()
  const files = join(home, 'run')
  rmSync(files, { recursive: true, force: true })
  mkdirSync(files, { recursive: true })
  // its workers are CommonJS in files ending .js: they must not find this repository’s package.json
  writeFileSync(join(files, 'package.json'), '{}')
  const clockFile = join(files, 'clock')
  const log = join(home, 'emulator.log')
  const output = openSync(log, 'w')
  const child = spawn(python, ['-m', 'ministack'], {
    cwd: files,
    detached: true,
    stdio: ['ignore', output, output],
    env: {
      ...asNobody(),
      PATH: [dirname(process.execPath), process.env.PATH].join(':'),
      TMPDIR: files,
      GATEWAY_PORT: String(port),
      BIND_HOST: '127.0.0.1',
      MINISTACK_REGION: region,
      IOT_MTLS_ENABLED: 'false',
      SFTP_ENABLED: 'false',
      LAMBDA_EXECUTOR: 'local',
      NODE_PATH: nativeHere,
      NODE_OPTIONS: `--import ${new URL('moved-clock.mjs', import.meta.url)}`,
      MOVED_CLOCK: clockFile,
    },
  })
  closeSync(output)
  const url = `http://127.0.0.1:${port}`
  const emulator: Emulator = {
    url,
    log,
    clockFile,
    environment: {
      ...asNobody(),
      AWS_REGION: region,
      AWS_DEFAULT_REGION: region,
      AWS_ENDPOINT_URL: url,
    },
    lookNow: () => kinesis(url, 'PutRecord', { Data: '', PartitionKey: waker }),
    stop: () => end(child),
  }
  for (const until = Date.now() + 30_000; Date.now() < until; await sleep(100)) {
    if (child.exitCode !== null) throw new Error(`the emulator ended: ${log}`)
    const answer = await fetch(`${url}/_ministack/health`).catch(() => undefined)
    if (answer?.ok) {
      await kinesis(url, 'CreateStream', { ShardCount: 1 })
      return emulator
    }
  }
  await emulator.stop()
  throw new Error(`the emulator did not answer in 30 s: ${log}`)
}
