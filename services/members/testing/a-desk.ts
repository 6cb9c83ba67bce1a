import { aRoom, place } from '@wangge/testing/a-room'
import { api } from '../api.ts'

const people = {
  admin: ['county-admin', place.county],
  secretary: ['village-secretary', place.village],
  m1: ['grid-worker', place.grid],
  m2: ['grid-worker', place.nextGrid],
  m3: ['grid-worker', place.otherGrid],
} as const
const members = `ref,name,phone,areaCode
m1,张小兰,10012345671,${place.grid}
m2,王强,10012345672,${place.village}
m3,李梅,10012345673,${place.otherGrid}
m4,赵刚,10012345674,${place.grid}
`
/** Four members and whoever looks after them; every list is loaded as a file. */
export const aDesk = async () => {
  const room = await aRoom({ api, people })
  const load = async (kind: string, csv: string, dryRun = false) =>
    (await room.call('admin', `POST /v1/imports/${kind}?dryRun=${dryRun}`, { body: csv })).body
  await load('members', members)
  const factsOf = (type: string) => room.facts().flatMap((fact) => (fact.type === `members.${type}.v1` ? [fact] : []))
  return { ...room, load, factsOf }
}
type Faults = { row: number; field: string }[]
/** Row and field of every fault. */
export const placesOf = ({ errors }: { errors: Faults }) => errors.map(({ row, field }) => [row, field])
