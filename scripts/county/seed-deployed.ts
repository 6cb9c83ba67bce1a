import { GetFunctionConfigurationCommand, LambdaClient } from '@aws-sdk/client-lambda'
import { portsAt } from '@wangge/events'
import { lambdaWork } from '@wangge/events/lambda'
import { cursorKeyIn } from '@wangge/http/cursor-key'
import { nameOf } from '../../infra/constructs/names.ts'
import { readRooms } from '../../infra/rooms.ts'
import { type Beginning, seedAdmin } from './seed-admin.ts'

/**
 * Gives a deployed county its beginning, with the rights of whoever runs this: configuration, root area, first
 * administrator, and the county's own keys, which no function may make because none but one may write `county#` rows.
 */
export const seedDeployed = async (
  { county, region, now }: { county: string; region: string; now?: string },
  beginning: Beginning,
): Promise<boolean> => {
  const FunctionName = nameOf({ county }, 'members', 'api')
  const { Environment } = await new LambdaClient({ region }).send(new GetFunctionConfigurationCommand({ FunctionName }))
  const engines = new Map(
    (await readRooms()).map((room) => [room.name, lambdaWork(room, { ...Environment?.Variables })]),
  )
  const portsOf = (room: string) => {
    const engine = engines.get(room)
    if (!engine) throw new Error(`there is no room ${room}`)
    return portsAt(engine, now)
  }
  await cursorKeyIn(portsOf('grids').table)()
  return seedAdmin(portsOf, beginning)
}
