import type { WorkPorts } from '@wangge/events'
import { Problem } from '@wangge/problem'
import { writeDecided } from '@wangge/table'
import { localDate } from '@wangge/time'
import { appoint, readRoster } from './appoint.ts'
import { type Person, readRegister, register } from './register.ts'

type Needs = Pick<WorkPorts, 'table' | 'county' | 'vault' | 'now'>

/**
 * Registers a fresh county's first administrator, who loads everything else over the API. There is no route for it:
 * it is for whoever holds the county's keys. A second time changes nothing.
 */
export const seedAdmin = async (who: Omit<Person, 'areaCode'>, ports: Needs): Promise<void> => {
  const { table, county, now } = ports
  const { code, zone } = await county.config()
  // the county's own area is not loaded yet
  const paths = new Map([[code, [code]]])
  const act = { now, cause: 'seed-admin' }
  const person = { ...who, areaCode: code }
  const wanted = { memberId: who.ref, role: 'county-admin', areaId: code, from: localDate(now, zone) } as const
  await writeDecided(table, async () => {
    const verdict = await register({ ...(await readRegister(ports, [person])), paths }, person, act, ports)
    if (verdict.outcome === 'refused')
      throw new Problem('invalid', verdict.faults[0]?.what as never, { fields: verdict.faults })
    return { ops: 'ops' in verdict ? verdict.ops : [], answer: undefined }
  })
  await writeDecided(table, async () => {
    const roster = { ...(await readRoster(ports, [wanted])), paths }
    const isAdmin = roster.rights
      .get(who.ref)
      ?.grants.some(({ role, areaId }) => role === 'county-admin' && areaId === code)
    const verdict = isAdmin ? undefined : appoint(roster, wanted, act)
    return { ops: verdict && 'ops' in verdict ? verdict.ops : [], answer: undefined }
  })
}
