import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openEmbedded } from '@wangge/embedded'
import { openSqlite } from '@wangge/table/sqlite'
import { writeCases } from '../county/cases.ts'
import { generateCounty } from '../county/generate.ts'
import { loadCounty } from '../county/load.ts'
import { seedAdmin } from '../county/seed-admin.ts'

// A whole county with a year of cases over HTTP, in a process of its own; says on standard output where it is. Ends when
// its standard input does.
const count = Number(process.argv[2])
const folder = mkdtempSync(join(tmpdir(), 'wangge-bench-'))
const [data, files] = [join(folder, 'data'), join(folder, 'files')]
const file = await generateCounty('county', files)
const open = () => openEmbedded({ data, county: 'bench', level: 'error' })

const loading = await open()
await seedAdmin((room) => loading.ports(room), file)
const { port: door } = await loading.listen(0)
const { accessToken: token } = await loading
  .ports('members')
  .tokens.issue({ memberId: file.admin.memberRef, sessionId: 'bench' }, loading.now())
const results = await loadCounty({ baseUrl: `http://127.0.0.1:${door}`, dir: files, token, dryRunFirst: false })
const [fault] = results.flatMap(({ errors }) => errors)
if (fault) throw new Error(`the county did not load: ${JSON.stringify(fault)}`)
await loading.drain()
const until = loading.now()
await loading.stop()

const driver = openSqlite(join(data, 'county.sqlite'))
driver.database.exec('PRAGMA synchronous = NORMAL')
await writeCases(driver, { count, until, unitId: 'U001' })
driver.close()

const embedded = await open()
const { port } = await embedded.listen(0)
const { tokens } = embedded.ports('members')
const accounts: Record<string, { areaId: string; token: string }> = {}
for (const { role, memberRef, areaCode } of file.demo) {
  const { accessToken } = await tokens.issue({ memberId: memberRef, sessionId: 'bench' }, embedded.now())
  accounts[role] = { areaId: areaCode, token: accessToken }
}
process.stdout.write(`${JSON.stringify({ port, accounts, until })}\n`)
process.stdin.resume()
await new Promise((end) => process.stdin.once('end', end))
await embedded.stop()
rmSync(folder, { recursive: true })
