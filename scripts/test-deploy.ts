import assert from 'node:assert/strict'
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
import { overHttp } from '../test/flow/engine.ts'
import { tokensFor } from '../test/flow/person.ts'
import { walk } from '../test/flow/walk.ts'
import { generateCounty } from './county/generate.ts'
import { loadCounty } from './county/load.ts'
import { seedDeployed } from './county/seed-deployed.ts'
import { layDeployed } from './upgrade/deployed.ts'

// pnpm test:deploy: the real stack on a local AWS, a small county in it, and the walk of the flow tests over HTTP
const file = join('test', 'deploy', 'tiny.yaml')
const outputs = join(root, '.tmp', 'emulator', 'outputs.json')
const county = readCounty(join(root, file))
const stack = nameOf(county)
// a Sunday morning in Shanghai, in the middle of a month: weeks and the month’s end lie ahead
const begin = '2026-11-15T02:00:00.000Z'
const begun = performance.now()

const step = async <T>(title: string, work: () => T | Promise<T>): Promise<T> => {
  const since = performance.now()
  const result = await work()
  const seconds = (from: number) => ((performance.now() - from) / 1000).toFixed(1)
  console.log(`${seconds(begun).padStart(6)} s  ${title} (${seconds(since)} s)`)
  return result
}

/** Runs a program to its end; its words are shown only when it fails. */
const run = async (cwd: string, program: string, ...args: string[]): Promise<void> => {
  const child = spawn(program, args, { cwd, env: { ...process.env, CI: 'true' }, stdio: ['ignore', 'pipe', 'pipe'] })
  const words: Buffer[] = []
  child.stdout.on('data', (piece) => words.push(piece))
  child.stderr.on('data', (piece) => words.push(piece))
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${code}\n${Buffer.concat(words)}`)
}
const script = (name: string, ...args: string[]) =>
  run(root, process.execPath, join('scripts', name), '--county', file, ...args)

const deploy = async (): Promise<string> => {
  // away from cdk.json: bootstrapping needs no app
  const cdk = join(root, 'node_modules', '.bin', 'cdk')
  const account = `aws://${county.account}/${county.region}`
  await step('bootstrapped', () => run(dirname(outputs), cdk, 'bootstrap', account))
  await step('deployed', () => script('deploy.ts', '--yes', '--outputs', outputs))
  return (JSON.parse(readFileSync(outputs, 'utf8')) as Record<string, { Url: string }>)[stack]?.Url ?? ''
}

/** The county's files through its own import routes, twice: the second time changes nothing. */
const load = async (engine: AwsEngine, baseUrl: string, dir: string, phone: string): Promise<void> => {
  const { accessToken: token } = await tokensFor(engine, phone)
  const results = await loadCounty({ baseUrl, dir, token })
  const errors = results.flatMap((result) => result.errors.map((error) => ({ kind: result.kind, ...error })))
  if (errors.length > 0) throw new Error(`the county did not load: ${JSON.stringify(errors.slice(0, 5))}`)
  const again = await loadCounty({ baseUrl, dir, token, dryRunFirst: false })
  const changed = again.filter((result) => result.added + result.changed > 0)
  if (changed.length > 0) throw new Error(`a second load changed ${JSON.stringify(changed)}`)
}

/** A message nobody can read dies at once, comes back by our replay, and dies again; nothing else is disturbed. */
const poison = async (engine: AwsEngine): Promise<void> => {
  const one = [[`${stack}-duties-dlq`, 1]]
  await engine.drop('duties', 'no JSON')
  await engine.drain()
  assert.deepEqual(await engine.deadLetters(), one)
  await script('replay.ts', '--queue', 'duties')
  await engine.drain()
  assert.deepEqual(await engine.deadLetters(), one)
}

const check = async (emulator: Emulator): Promise<void> => {
  const deployed = new URL(await deploy())
  const apiId = deployed.hostname.slice(0, deployed.hostname.indexOf('.'))
  const door = await openFrontDoor({ to: emulator.url, host: `${apiId}.execute-api.localhost` })
  try {
    const rooms = await readRooms()
    const { region, zone } = county
    const engine = new AwsEngine({ send: overHttp(door.url), stack, rooms, emulator, region, zone })
    const timers = await step('timers handed to the story', () => engine.timers.disable())
    console.log(`          ${timers.length} timers, API at ${door.url}`)
    engine.begin(begin)

    const dir = join(dirname(outputs), 'county')
    const tiny = await step('county generated', () => generateCounty('tiny', dir))
    await step('first administrator', async () =>
      seedDeployed({ county: county.county, region, now: await engine.now() }, tiny),
    )
    const { asked, faults } = await step('every route asked', () => askEveryRoute(door.url, rooms))
    if (faults.length > 0) throw new Error(`${faults.length} of ${asked} routes at fault:\n  ${faults.join('\n  ')}`)
    await step('county loaded, twice', () => load(engine, door.url, dir, tiny.admin.phone))
    await step('facts of the load taken', () => engine.drain())
    await step('walk', () => walk(engine, tiny, (line) => console.log(`          ${line.trimStart()}`)))
    await step('messages taken', () => engine.drain())
    assert.deepEqual(await engine.deadLetters(), [], 'dead letters')
    await step('a poisoned message, replayed', () => poison(engine))
    await step('every row laid as it is declared', async () => {
      const laid = await layDeployed(county, { checkOnly: true })
      assert.ok(laid.length > 20, 'hardly a row')
      assert.deepEqual(
        laid.filter(({ changed, busy, refused }) => changed + busy + refused > 0),
        [],
      )
    })
  } finally {
    door.close()
  }
}

await step('emulator installed', installEmulator)
const emulator = await step('emulator started', () => startEmulator({ region: county.region }))
// this program is itself one that takes the emulator for AWS
process.env = emulator.environment
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
