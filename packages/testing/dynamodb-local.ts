import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/** Amazon's own DynamoDB on this machine. */
export interface DynamodbLocal {
  readonly endpoint: string
  stop(): Promise<void>
}

/** Whether this machine can run it. */
export const hasJava = (): boolean => spawnSync('java', ['-version'], { stdio: 'ignore' }).status === 0

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (!address || typeof address === 'string') throw new Error('no port')
  return address.port
}

const answers = async (endpoint: string): Promise<boolean> =>
  fetch(endpoint).then(
    () => true,
    () => false,
  )

const startOnce = async (
  dbPath: string | undefined,
): Promise<{ child: ChildProcess; endpoint: string } | undefined> => {
  const home = join(
    dirname(createRequire(import.meta.url).resolve('amplify-dynamodb-simulator/package.json')),
    'emulator',
  )
  const port = await freePort()
  const endpoint = `http://127.0.0.1:${port}`
  const child = spawn(
    'java',
    [
      '-Xmx384m',
      '-XX:TieredStopAtLevel=1',
      '-Djava.library.path=./DynamoDBLocal_lib',
      '-jar',
      'DynamoDBLocal.jar',
      '-sharedDb',
      ...(dbPath ? ['-dbPath', dbPath] : ['-inMemory']),
      '-port',
      String(port),
    ],
    { cwd: home, stdio: 'ignore' },
  )
  while (child.exitCode === null) {
    if (await answers(endpoint)) return { child, endpoint }
    await pause(50)
  }
  return undefined
}

/** Starts it on a free loopback port, in memory or, to survive a kill, in a folder. */
export const startDynamodbLocal = async ({ dbPath }: { dbPath?: string } = {}): Promise<DynamodbLocal> => {
  // a port found free may be taken before Java gets to it
  const started = (await startOnce(dbPath)) ?? (await startOnce(dbPath))
  if (!started) throw new Error('DynamoDB Local did not start')
  const { child, endpoint } = started
  const kill = () => child.kill('SIGKILL')
  process.once('exit', kill)
  return {
    endpoint,
    async stop() {
      process.off('exit', kill)
      if (child.exitCode !== null) return
      const exited = once(child, 'exit')
      kill()
      await exited
    },
  }
}
