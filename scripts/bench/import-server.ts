import { openSqlite } from '@wangge/table/sqlite'
import { loadedCounty, settle } from './county.ts'
import { type Asked, gridsUnder, type Imported } from './import-rows.ts'

// A county in a process of its own, over a file, that takes imports: what else is held in memory is not counted. Says
// where households may go, then how long each body took and how large the process has become.
const driver = openSqlite(process.argv[2] as string)
const { county, file } = await loadedCounty('tiny', { driver })
const places = gridsUnder(file.demo.find(({ role }) => role === 'grid-worker')?.areaCode ?? '')

const send = async ({ kind, body }: Asked): Promise<Imported> => {
  const path = `/v1/imports/${kind}?dryRun=false`
  const headers = { 'content-type': 'text/csv' }
  const ask = await county.ready({ as: file.admin.memberRef, method: 'POST', path, headers })
  const started = performance.now()
  const { status, body: result } = await ask({}, body)
  const ms = performance.now() - started
  if (status !== 200 || result.refused > 0) throw new Error(JSON.stringify(result).slice(0, 500))
  const { rss, heapUsed, external } = process.memoryUsage()
  return { ms, added: result.added, rssMb: rss / 2 ** 20, heapMb: (heapUsed + external) / 2 ** 20 }
}

for (const body of places.areas) await send({ kind: 'areas', body })
await settle(county, driver)
process.on('message', async (asked: Asked) => process.send?.(await send(asked)))
process.send?.(places.grids)
