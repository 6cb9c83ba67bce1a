import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Embedded, openEmbedded } from '@wangge/embedded'
import { lockFolder } from '@wangge/embedded/lock'
import { localDate } from '@wangge/time'
import { generateCounty } from './county/generate.ts'
import { loadCounty } from './county/load.ts'
import { seedAdmin } from './county/seed-admin.ts'
import { seedLists } from './county/seed-lists.ts'
import { signIn } from './county/sign-in.ts'
import { isSize, type SizeName, sizes } from './county/sizes.ts'
import type { CountyFile } from './county/summary.ts'
import { progress } from './start/progress.ts'
import { welcome } from './start/welcome.ts'
import { report, progress as scanned } from './upgrade/report.ts'
import { isOutdated, stamp } from './upgrade/stamp.ts'

const usage = `npm start -- [--county ${Object.keys(sizes).join('|')}] [--data <folder>] [--fresh] [--host <address>] [--origin <origin>]…

  --county  县的大小，默认 farm / which county to run; farm unless told
  --data    数据目录，默认 .wangge/<county> / data folder
  --fresh   清空数据重新开始 / throw the data away and begin again
  --host    监听地址，默认 127.0.0.1 / address to listen on
  --origin  允许从浏览器调用的前端，如 http://localhost:5173，可多次 / a front end that may call from a browser
  PORT      端口，默认 3000 / port, an environment variable`

const refuse = (why: string): never => {
  console.error(`${why}\n\n${usage}`)
  process.exit(2)
}

const read = () => {
  try {
    return parseArgs({
      options: {
        county: { type: 'string', default: 'farm' },
        data: { type: 'string' },
        fresh: { type: 'boolean', default: false },
        host: { type: 'string', default: '127.0.0.1' },
        origin: { type: 'string', multiple: true, default: [] },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values
  } catch (error) {
    return refuse((error as Error).message)
  }
}

const options = read()
if (options.help) {
  console.log(usage)
  process.exit(0)
}
if (!isSize(options.county)) refuse(`没有这个大小的县 / There is no county "${options.county}".`)
const size = options.county as SizeName
const port = Number(process.env.PORT ?? 3000)
if (!Number.isInteger(port) || port < 0 || port > 65_535) refuse(`PORT: ${process.env.PORT}?`)
const data = options.data ?? join('.wangge', size)
const files = join(data, 'files')
const loaded = join(data, 'loaded')

const started = performance.now()
const seconds = () => ((performance.now() - started) / 1000).toFixed(1)

if (options.fresh && existsSync(data)) {
  // a folder that another process works on is not thrown away
  lockFolder(data)()
  rmSync(data, { recursive: true })
}

/** The county's own files, as its office would have prepared them; made once. */
const prepare = async (): Promise<CountyFile> => {
  const summary = join(files, 'county.json')
  if (existsSync(summary)) return JSON.parse(await readFile(summary, 'utf8')) as CountyFile
  mkdirSync(files, { recursive: true })
  return generateCounty(size, files)
}

/** Everything that stops the first load half-way is healed by the next start: to load again changes nothing. */
const load = async (embedded: Embedded, county: CountyFile, baseUrl: string): Promise<void> => {
  await seedAdmin((room) => embedded.ports(room), county)
  const token = await signIn(baseUrl, county.admin.phone)
  const results = await loadCounty({
    baseUrl,
    dir: files,
    token,
    dryRunFirst: false,
    onProgress: progress(process.stdout),
  })
  const refused = results.flatMap(({ kind, errors }) => errors.map(({ row }) => `${kind}: ${row}`))
  if (refused.length > 0)
    throw new Error(`装载时有 ${refused.length} 行被拒绝 / rows refused: ${refused.slice(0, 5).join(', ')}`)
  await seedLists(county, { baseUrl, token: await token(false), today: localDate(embedded.now(), 'Asia/Shanghai') })
  await embedded.drain()
  stamp(data)
  writeFileSync(loaded, `${new Date().toISOString()}\n`)
}

/** Data that other code laid is laid as this code does it before anybody reads it. */
const upgrade = async (): Promise<void> => {
  if (!isOutdated(data)) return
  // with what it needs of AWS's libraries it would make every start slower
  const { layFolder } = await import('./upgrade/folder.ts')
  const laid = await layFolder(data, { onProgress: scanned(process.stdout) })
  if (laid.some(({ changed, refused }) => changed + refused > 0))
    console.log(`程序已更新，数据随之升级 / upgraded the data to this version:\n${report(laid, false).join('\n')}\n`)
}

const begin = async (): Promise<Embedded> => {
  const isNew = !existsSync(loaded)
  await upgrade()
  const embedded = await openEmbedded({ data, county: size, origins: options.origin })
  const server = await embedded.listen(port, options.host)
  const local = options.host === '0.0.0.0' || options.host === '::' ? '127.0.0.1' : options.host
  const baseUrl = `http://${local.includes(':') ? `[${local}]` : local}:${server.port}`
  const county = await prepare()
  if (isNew) {
    console.log(`正在装载 ${county.config.name['zh-CN']}（${county.title}）… / Loading …`)
    await load(embedded, county, baseUrl)
  }
  const { coveredThrough } = await embedded.ports('cases').county.calendar()
  console.log(welcome({ baseUrl, county, data, seconds: seconds(), now: embedded.now(), coveredThrough }))
  return embedded
}

const running = begin()
let asked = 0
const stop = async (): Promise<void> => {
  // a terminal and the launcher may both tell of one Ctrl-C
  if (asked > 0) {
    if (performance.now() - asked > 1000) process.exit(130)
    return
  }
  asked = performance.now()
  console.log('\n正在停止… / Stopping …')
  try {
    await (await running).stop()
    process.exit(0)
  } catch {
    process.exit(1)
  }
}
process.on('SIGINT', stop)
process.on('SIGTERM', stop)
process.on('SIGHUP', stop)

try {
  await running
} catch (error) {
  const { code, message } = error as NodeJS.ErrnoException
  console.error(
    code === 'EADDRINUSE'
      ? `端口 ${port} 已被占用，请用 PORT=… 另选一个 / Port ${port} is in use: choose another with PORT=…`
      : message,
  )
  process.exit(1)
}
