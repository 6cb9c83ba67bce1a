import type { SqliteDriver } from '@wangge/table/sqlite'
import { aRoom, place } from '@wangge/testing/a-room'
import { api } from '../../api.ts'

const people = {
  admin: ['county-admin', place.county],
  secretary: ['village-secretary', place.village],
  stranger: ['grid-worker', place.otherGrid],
} as const
const members = `ref,name,phone,areaCode
m1,张小兰,10012345671,${place.grid}
m2,王强,10012345672,${place.grid}
m3,李梅,10012345673,${place.otherGrid}
`
export const header = 'memberRef,role,areaCode,unitRef,from,to\n'
export const file = `${header}m1,grid-worker,${place.grid},,2026-01-01,
m1,grid-leader,${place.nextGrid},,2026-01-01,2026-12-31
m2,grid-leader,${place.grid},,2026-06-01,
m3,department,${place.township},u1,2026-01-01,
m3,duty,${place.township},,2026-01-01,
m2,volunteer,${place.grid},,2026-01-01,
`
export const body = { memberId: 'm2', role: 'grid-worker', areaId: place.grid, from: '2026-11-01' }

/** A township of three people and a unit, and who may appoint them. */
export const aDesk = async (driver?: SqliteDriver) => {
  const room = await aRoom({ api, people, ...(driver && { driver }) })
  const { call, facts } = room
  const load = async (kind: string, csv: string, dryRun = false) =>
    (await call('admin', `POST /v1/imports/${kind}?dryRun=${dryRun}`, { body: csv })).body
  await load('members', members)
  await load('units', `ref,name,areaCode,kind\nu1,执法队,${place.township},执法\n`)
  const postFacts = () =>
    facts().flatMap(({ type, data }) => (type.startsWith('members.post-') ? [{ type, ...data }] : []))
  return { ...room, load, postFacts }
}
