import { aRoom, place } from '@wangge/testing/a-room'
import { api } from '../../api.ts'

const people = {
  admin: ['county-admin', place.county],
  secretary: ['village-secretary', place.village],
  worker: ['grid-worker', place.grid],
  volunteer: ['volunteer', place.grid],
  auditor: ['auditor', place.county],
} as const
export const header = 'ref,name,phone,areaCode,language\n'
/** Five members at all levels. */
export const file = `${header}m1,张小兰,10012345671,${place.grid},
m2,欧阳海,+86 100 1234 5672,${place.nextGrid},en
m3,王强,10012345673,${place.otherGrid},
m4,李梅,10012345674,${place.village},
m5,赵刚,10012345675,${place.county},
`

/** A county that has no member yet, and who may register some. */
export const anEmptyRegister = async () => {
  const room = await aRoom({ api, people })
  const load = async (body: string, dryRun = false) =>
    (await room.call('admin', `POST /v1/imports/members?dryRun=${dryRun}`, { body })).body
  return { ...room, load }
}
/** The same with the five members. */
export const aRegister = async () => {
  const desk = await anEmptyRegister()
  await desk.load(file)
  return desk
}
