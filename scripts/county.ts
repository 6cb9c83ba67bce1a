import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { lockFolder } from '@wangge/embedded/lock'
import { encodings } from '@wangge/http/encoding'
import { openSqlite } from '@wangge/table/sqlite'
import { writeCases } from './county/cases.ts'
import { kinds } from './county/chunks.ts'
import { generateCounty } from './county/generate.ts'
import { type KindResult, loadCounty } from './county/load.ts'
import { progressBar } from './county/progress.ts'
import { signIn } from './county/sign-in.ts'
import { isSize, sizes } from './county/sizes.ts'
import type { CountyFile } from './county/summary.ts'

const usage = `pnpm county <size> [--out <dir>] [--seed <n>]
    writes a synthetic county's files

${Object.entries(sizes)
  .map(([name, { title }]) => `      ${name.padEnd(8)}${title}`)
  .join('\n')}

pnpm county load <dir> [--url <address>] [--phone <administrator>] [--check] [--keep-going] [--encoding <name>]
    loads a county's files through the import routes; to do it again does no harm
      --check       only say what would happen
      --keep-going  load the good rows of a file in which others are refused
      --encoding    what the tables are: utf-8, gb18030 or utf-16; else that is told from what can be read in them

pnpm county cases <count> [--data <folder>]
    writes a year of cases into the folder of an embedded county that is not running`

const options = {
  out: { type: 'string' },
  seed: { type: 'string', default: '1' },
  url: { type: 'string', default: 'http://127.0.0.1:8080' },
  phone: { type: 'string' },
  check: { type: 'boolean', default: false },
  'keep-going': { type: 'boolean', default: false },
  encoding: { type: 'string' },
  data: { type: 'string', default: '.wangge/farm' },
} as const
const { positionals, values } = parseArgs({ allowPositionals: true, options })

const refuse = (why: string): never => {
  console.error(`${why}\n\n${usage}`)
  process.exit(2)
}
const figure = (count: number) => count.toLocaleString('en').padStart(9)

const write = async (size: string): Promise<void> => {
  if (!isSize(size)) return refuse(`There is no size "${size}".`)
  const seed = Number(values.seed)
  if (!Number.isSafeInteger(seed)) return refuse('--seed must be a whole number.')
  const dir = values.out ?? join('.wangge', `county-${size}`)
  const started = performance.now()
  const { config, demo } = await generateCounty(size, dir, {
    seed,
    onProgress: ({ file, rows }) => console.log(`  ${file.padEnd(20)}${figure(rows)}`),
  })
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.log(`${config.name['zh-CN']} (${config.code}) is in ${dir}, made in ${seconds} s. Sign in as:`)
  for (const { role, name, phone, areaName } of demo) console.log(`  ${role.padEnd(18)}${phone}  ${name}  ${areaName}`)
}

const report = ({ kind, rows, encoding, errors, warnings, checkedOnly, ...figures }: KindResult): void => {
  const { added, changed, unchanged } = figures
  const what = `${figure(added)} added ${figure(changed)} changed ${figure(unchanged)} unchanged`
  console.log(
    `${kind.padEnd(13)}${figure(rows)} rows ${what}${encoding ? `   ${encoding}` : ''}${checkedOnly ? '   not written' : ''}`,
  )
  for (const { row, field, what } of errors.slice(0, 20)) console.error(`    row ${row}, ${field}: ${what}`)
  if (errors.length > 20) console.error(`    and ${errors.length - 20} more`)
  if (warnings.length > 0) {
    const [{ row, field, what }] = warnings as [KindResult['warnings'][number]]
    console.log(`    ${warnings.length} warnings, the first: row ${row}, ${field}: ${what}`)
  }
}

const load = async (dir: string | undefined): Promise<void> => {
  if (dir === undefined || !existsSync(dir)) return refuse('Which folder?')
  const about = join(dir, 'county.json')
  const known = existsSync(about) ? (JSON.parse(readFileSync(about, 'utf8')) as CountyFile).admin.phone : undefined
  const phone = values.phone ?? known ?? refuse('Whose phone? Give an administrator’s with --phone.')
  const encoding = encodings.find((one) => one === values.encoding)
  if (values.encoding !== undefined && !encoding) return refuse(`--encoding is one of ${encodings.join(', ')}.`)
  const token = await signIn(values.url, phone)
  const started = performance.now()
  const results = await loadCounty({
    baseUrl: values.url,
    dir,
    token,
    checkOnly: values.check,
    keepGoing: values['keep-going'],
    ...(encoding && { encoding }),
    language: process.env.LANG?.startsWith('zh') ? 'zh-CN' : 'en',
    onProgress: progressBar(process.stdout),
    onFile: report,
  })
  console.log(`${((performance.now() - started) / 1000).toFixed(1)} s`)
  if (values.check && results.length < kinds.length)
    console.log('The other files can be checked once this one is loaded.')
  if (results.some(({ errors }) => errors.length > 0)) process.exitCode = 1
}

const fill = async (count: number): Promise<void> => {
  if (!Number.isInteger(count) || count < 1) return refuse('How many cases?')
  const path = join(values.data, 'county.sqlite')
  if (!existsSync(path)) return refuse(`There is no county in ${values.data}.`)
  const unlock = lockFolder(values.data)
  const driver = openSqlite(path)
  driver.database.exec('PRAGMA synchronous = NORMAL')
  await writeCases(driver, {
    count,
    seed: Number(values.seed),
    until: new Date().toISOString(),
    unitId: 'U001',
    onProgress: (written) => process.stdout.write(`\r${figure(written)} of ${figure(count)}`),
  })
  console.log()
  driver.close()
  unlock()
}

const [what, dir] = positionals
if (what === undefined) refuse('Which size?')
else {
  await (what === 'load' ? load(dir) : what === 'cases' ? fill(Number(dir)) : write(what)).catch((error: Error) => {
    const { cause } = error as { cause?: Error }
    console.error(cause ? `${values.url}: ${error.message} (${cause.message})` : error.message)
    process.exitCode = 1
  })
}
