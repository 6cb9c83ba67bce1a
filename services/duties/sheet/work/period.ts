import type { WorkPorts } from '@wangge/events'
import { put, putNew, type Stored, type Table } from '@wangge/table'
import { settledBy, sheetBy } from '../domain/owing.ts'
import type { Sheet } from '../domain/period.ts'
import type { Roll } from '../domain/roll.ts'
import type { DutyPeriod } from '../domain/rule.ts'
import { SheetRow } from '../table.ts'
import { rollsIn, rollsOf } from './roll.ts'

type SheetItem = Stored<typeof SheetRow>
type Ports = Pick<WorkPorts, 'table' | 'now'>
type Which = Pick<DutyPeriod, 'period' | 'ruleId'>

const present = <T>(items: readonly (T | undefined)[]): T[] => items.filter((item) => item !== undefined)

const read = (table: Table, workers: readonly { memberId: string }[], { period, ruleId }: Which) =>
  table.getMany(
    SheetRow,
    workers.map(({ memberId }) => ({ memberId, period, ruleId })),
  )

/** Stores a worker's sheet as their rolls make it, where it is not so yet; ticks stay. Answers it, if there is one. */
export const settleSheet = async (memberId: string, duty: DutyPeriod, { table, now }: Ports) => {
  while (true) {
    const [[stored], rolls] = await Promise.all([read(table, [{ memberId }], duty), rollsOf(table, memberId)])
    const next = settledBy(stored, rolls, duty, now)
    if (!next) return stored
    const [fate] = await table.writeEach([put(SheetRow, { ...next, rev: stored?.rev })])
    if (fate === 'written') return { ...next, rev: (stored?.rev ?? 0) + 1 }
  }
}

/** Opens the sheets of these rolls' workers. One that is there already is compared with all the worker's rolls. */
export const openSheets = async (rolls: readonly Roll[], duty: DutyPeriod, ports: Ports): Promise<void> => {
  const sheets = present(rolls.map((roll) => sheetBy([roll], duty, ports.now)))
  const fates = await ports.table.writeEach(sheets.map((sheet) => putNew(SheetRow, sheet)))
  const there = sheets.filter((_, n) => fates[n] !== 'written')
  await Promise.all(there.map(({ memberId }) => settleSheet(memberId, duty, ports)))
}

/** The sheets of these rolls' workers; what no timer opened is opened now. */
export const sheetsOf = async (rolls: readonly Roll[], duty: DutyPeriod, ports: Ports): Promise<SheetItem[]> => {
  const stored = await read(ports.table, rolls, duty)
  const missing = rolls.filter((roll, n) => stored[n] === undefined && sheetBy([roll], duty, ports.now))
  const opened = await Promise.all(missing.map(({ memberId }) => settleSheet(memberId, duty, ports)))
  return present([...stored, ...opened])
}

/** Changes sheets, each on its own; one that moved meanwhile is read and decided again. */
export const changeSheets = async (
  table: Table,
  sheets: readonly SheetItem[],
  change: (sheet: SheetItem) => Sheet | undefined,
): Promise<void> => {
  for (let left = sheets; left.length > 0; ) {
    const changed = left.flatMap((sheet) => {
      const next = change(sheet)
      return next ? [{ ...next, rev: sheet.rev }] : []
    })
    const fates = await table.writeEach(changed.map((sheet) => put(SheetRow, sheet)))
    left = present(
      await table.getMany(
        SheetRow,
        changed.filter((_, n) => fates[n] !== 'written'),
      ),
    )
  }
}

/** A page of sheets: listing areas in their order, in each the workers by their ids. */
export const sheetsUnder = async (
  table: Table,
  listingAreaIds: readonly string[],
  which: Which,
  { limit, after }: { limit: number; after?: string | undefined },
  isShown: (sheet: Sheet, listingAreaId: string) => Promise<boolean>,
): Promise<{ items: SheetItem[]; next?: string | undefined }> => {
  const [fromArea = '', fromMember] = after?.split('/') ?? []
  const items: SheetItem[] = []
  let position: string | undefined
  for (const listingAreaId of [...listingAreaIds].sort().filter((areaId) => areaId >= fromArea)) {
    const from = listingAreaId === fromArea ? fromMember : undefined
    for await (const rolls of rollsIn(table, listingAreaId, { from, limit: limit + 1 }))
      for (const sheet of present(await read(table, rolls, which))) {
        if (sheet.memberId === from || !(await isShown(sheet, listingAreaId))) continue
        if (items.length === limit) return { items, next: position }
        items.push(sheet)
        position = `${listingAreaId}/${sheet.memberId}`
      }
  }
  return { items }
}
