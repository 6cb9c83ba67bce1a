import type { Envelope } from '@wangge/contract'
import type { WorkPorts } from '@wangge/events'
import { type Op, put, putNew, type Stored, type Table } from '@wangge/table'
import { periodOf, previous } from '@wangge/time'
import { settledBy } from '../domain/owing.ts'
import { enter, type Roll } from '../domain/roll.ts'
import { contactRule, dutyPeriod } from '../domain/rule.ts'
import { RollPlaceRow, RollRow, SheetRow } from '../table.ts'

type Ports = Pick<WorkPorts, 'table' | 'county' | 'now'>

/** Every roll of a worker: one in each listing area they were ever linked in. */
export const rollsOf = async (table: Table, memberId: string): Promise<Stored<typeof RollRow>[]> => {
  const { items } = await table.list(RollPlaceRow, `worker#${memberId}`, { prefix: 'roll#', limit: 100 })
  const rolls = await table.getMany(RollRow, items)
  return rolls.filter((roll) => roll !== undefined)
}

/** Rolls of one listing area, page by page, from a worker's on. */
export const rollsIn = async function* (
  table: Table,
  listingAreaId: string,
  { from, limit = 100 }: { from?: string | undefined; limit?: number } = {},
) {
  let after: string | undefined
  do {
    const page = await table.list(RollRow, `roll#${listingAreaId}`, { from, limit, after })
    yield page.items
    after = page.next
  } while (after !== undefined)
}

/** Sheets of periods whose timer may have rung before a fact was heard of that was made before their cut-off. */
const overtaken = async (changed: Roll, since: string, { table, county, now }: Ports): Promise<Op[]> => {
  const config = await county.config()
  const current = periodOf(contactRule(config).per, now, config.zone)
  const duties = [previous(current), current]
    .map((period) => dutyPeriod(config, period))
    .filter(({ from, closesAt }) => since <= from && now < closesAt)
  if (duties.length === 0) return []
  const { memberId, listingAreaId } = changed
  const others = (await rollsOf(table, memberId)).filter((roll) => roll.listingAreaId !== listingAreaId)
  const rolls = [changed, ...others]
  const sheets = await table.getMany(
    SheetRow,
    duties.map(({ period, ruleId }) => ({ memberId, period, ruleId })),
  )
  return duties.flatMap((duty, n) => {
    const settled = settledBy(sheets[n], rolls, duty, now)
    return settled ? [put(SheetRow, { ...settled, rev: sheets[n]?.rev })] : []
  })
}

type LinkFact = Envelope<{ memberId: string; householdId: string; areaId: string }>

/** Enters how often a household is owed a contact from a fact on. Idempotent by the link's revision. */
export const enterLink = async (
  { data: { memberId, householdId, areaId }, rev: linkRev, time: since }: LinkFact,
  times: number,
  ports: Ports,
): Promise<Op[]> => {
  const { table, county } = ports
  const listingAreaId = await county.listingAreaOf(areaId)
  const stored = await table.get(RollRow, { listingAreaId, memberId })
  const roll: Roll = stored ?? { memberId, areaId, listingAreaId, entries: [] }
  const changed = enter(roll, { householdId, linkRev, since, ...(times !== 1 && { times }) }, areaId)
  if (!changed) return []
  return [
    put(RollRow, { ...changed, rev: stored?.rev }),
    ...(stored ? [] : [putNew(RollPlaceRow, { memberId, listingAreaId })]),
    ...(await overtaken(changed, since, ports)),
  ]
}
