import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { generateCounty } from './county/generate.ts'
import { isSize, sizes } from './county/sizes.ts'

const usage = `pnpm county <size> [--out <dir>] [--seed <n>]      writes a synthetic county's files

sizes:
${Object.entries(sizes)
  .map(([name, { title }]) => `  ${name.padEnd(8)}${title}`)
  .join('\n')}`

const refuse = (why: string): never => {
  console.error(`${why}\n\n${usage}`)
  process.exit(2)
}

const write = async (size: string, options: { out?: string; seed: string }) => {
  if (!isSize(size)) return refuse(`There is no size "${size}".`)
  const seed = Number(options.seed)
  if (!Number.isSafeInteger(seed)) return refuse('--seed must be a whole number.')
  const dir = options.out ?? join('.wangge', `county-${size}`)
  const started = performance.now()
  const { config, demo } = await generateCounty(size, dir, {
    seed,
    onProgress: ({ file, rows }) => console.log(`  ${file.padEnd(20)}${rows.toLocaleString('en').padStart(8)}`),
  })
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.log(`${config.name['zh-CN']} (${config.code}) is in ${dir}, made in ${seconds} s. Sign in as:`)
  for (const { role, name, phone, areaName } of demo) console.log(`  ${role.padEnd(18)}${phone}  ${name}  ${areaName}`)
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { out: { type: 'string' }, seed: { type: 'string', default: '1' } },
})
const [what] = positionals
if (what === undefined) refuse('Which size?')
else await write(what, values)
