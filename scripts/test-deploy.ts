import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { nameOf } from '../infra/constructs/names.ts'
import { readCounty } from '../infra/county-file.ts'
import { readRooms, root } from '../infra/rooms.ts'
import { AwsEngine } from '../test/deploy/aws-engine.ts'
import { type Emulator, installEmulator, startEmulator } from '../test/deploy/emulator.ts'
import { askEveryRoute } from '../test/deploy/every-route.ts'
import { openFrontDoor } from '../test/deploy/front-door.ts'

// pnpm test:deploy: the real stack on a local AWS, a small county in it, and the walk of the flow tests over HTTP
const file = join('test', 'deploy', 'tiny.yaml')
const outputs = join(root, '.tmp', 'emulator', 'outputs.json')
const county = readCounty(join(root, file))
const stack = nameOf(county)
const begun = performance.now()

const step = async <T>(title: string, work: () => T | Promise<T>): Promise<T> => {
  const since = performance.now()
  const result = await work()
  const seconds = (from: number) => ((performance.now() - from) / 1000).toFixed(1)
  console.log(`${seconds(begun).padStart(6)} s  ${title} (${seconds(since)} s)`)
  return result
}

/** Runs the CDK's command line to its end; its words are shown only when it fails. */
const cdk = async (env: NodeJS.ProcessEnv, cwd: string, ...args: string[]): Promise<void> => {
  const child = spawn(join(root, 'node_modules', '.bin', 'cdk'), args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] })
  const words: Buffer[] = []
  child.stdout.on('data', (piece) => words.push(piece))
  child.stderr.on('data', (piece) => words.push(piece))
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error(`cdk ${args.join(' ')} ended with ${code}\n${Buffer.concat(words)}`)
}

const deploy = async (emulator: Emulator): Promise<string> => {
  const context = ['-c', `county=${file}`, '--output', join('cdk.out', 'test-deploy')]
  const env = { ...emulator.environment, CI: 'true' }
  // away from cdk.json: bootstrapping needs no app
  await step('bootstrapped', () => cdk(env, dirname(outputs), 'bootstrap', `aws://${county.account}/${county.region}`))
  await step('deployed', () =>
    cdk(env, root, 'deploy', stack, ...context, '--require-approval', 'never', '--outputs-file', outputs),
  )
  return (JSON.parse(readFileSync(outputs, 'utf8')) as Record<string, { Url: string }>)[stack]?.Url ?? ''
}

const check = async (emulator: Emulator): Promise<void> => {
  const deployed = new URL(await deploy(emulator))
  const apiId = deployed.hostname.slice(0, deployed.hostname.indexOf('.'))
  const door = await openFrontDoor({ to: emulator.url, host: `${apiId}.execute-api.localhost` })
  try {
    const engine = new AwsEngine({ baseUrl: door.url, stack, emulator: emulator.url, region: county.region })
    const timers = await step('timers handed to the story', () => engine.stopClock())
    console.log(`          ${timers.length} timers, API at ${door.url}`)
    const rooms = await readRooms()
    const { asked, faults } = await step('every route asked', () => askEveryRoute(door.url, rooms))
    if (faults.length > 0) throw new Error(`${faults.length} of ${asked} routes at fault:\n  ${faults.join('\n  ')}`)
    await step('messages taken', () => engine.drain())
    const dead = await engine.deadLetters()
    if (dead.length > 0) throw new Error(`dead letters: ${dead.map(([name, depth]) => `${name} ${depth}`).join(', ')}`)
  } finally {
    door.close()
  }
}

await step('emulator installed', installEmulator)
const emulator = await step('emulator started', () => startEmulator({ region: county.region }))
const interrupted = () => void emulator.stop().then(() => process.exit(130))
process.once('SIGINT', interrupted).once('SIGTERM', interrupted)
try {
  await check(emulator)
  await step('passed', () => undefined)
} catch (error) {
  console.error(error)
  console.error(`the emulator’s own words: ${emulator.log}`)
  process.exitCode = 1
} finally {
  await emulator.stop()
}
