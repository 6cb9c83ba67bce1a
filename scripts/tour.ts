import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { runningCounty } from '../test/flow/running-county.ts'
import { walk } from '../test/flow/walk.ts'
import type { CountyFile } from './county/summary.ts'

const usage = `pnpm tour [--url http://127.0.0.1:3000] [--data .wangge/farm]

Plays a story in the county that \`npm start\` runs, and tells it a line a step. It moves the county's clock on by
some weeks; begin again with \`npm start -- --fresh\`.`

const { values } = parseArgs({
  options: {
    url: { type: 'string', default: `http://127.0.0.1:${process.env.PORT ?? 3000}` },
    data: { type: 'string', default: join('.wangge', 'farm') },
    help: { type: 'boolean', short: 'h' },
  },
})
const file = join(values.data, 'files', 'county.json')
if (values.help || !existsSync(file)) {
  console.error(values.help ? usage : `没有找到 ${file}：先运行 npm start / not found: run npm start first\n\n${usage}`)
  process.exit(values.help ? 0 : 2)
}

const engine = runningCounty(values.url)
try {
  await engine.now()
} catch {
  console.error(`${values.url} 没有回应：先运行 npm start / no answer: run npm start first\n\n${usage}`)
  process.exit(2)
}
const started = performance.now()
await walk(engine, JSON.parse(readFileSync(file, 'utf8')) as CountyFile, (line) => console.log(line))
console.log(`\n讲完了，用时 ${((performance.now() - started) / 1000).toFixed(1)} 秒 / told`)
