import { spawnSync } from 'node:child_process'
import { parseArgs } from 'node:util'

const steps: readonly (readonly [name: string, command: string])[] = [
  ['format and lint', 'biome check --error-on-warnings .'],
  ['import map', 'depcruise --output-type err packages services infra scripts test'],
  ['unused code', 'knip --no-progress'],
  ['types', 'tsc --noEmit'],
  ['openapi lint', 'redocly lint docs/openapi.json'],
  ['tests', 'pnpm jest'],
  ['synth', 'pnpm synth --county infra/counties/farm.yaml'],
]

const { values } = parseArgs({ options: { 'no-tests': { type: 'boolean' } } })
const failed: string[] = []
for (const [name, command] of steps) {
  if (values['no-tests'] && name === 'tests') continue
  const started = Date.now()
  const { status, stdout, stderr } = spawnSync(command, {
    shell: true,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
  })
  const seconds = ((Date.now() - started) / 1000).toFixed(1)
  console.log(`${status === 0 ? '✔' : '✘'} ${name.padEnd(16)} ${seconds} s`)
  if (status === 0) continue
  failed.push(name)
  console.log(`${stdout}${stderr}`)
}
if (failed.length > 0) {
  console.error(`failed: ${failed.join(', ')}`)
  process.exit(1)
}
