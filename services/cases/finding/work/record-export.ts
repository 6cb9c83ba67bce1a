import { type Principal, person } from '@wangge/access'
import type { Ports } from '@wangge/http'
import { putNew } from '@wangge/table'
import { ExportRow } from '../table/export.ts'
import { areasOf, grounds, type Which } from './asked-cases.ts'

// what somebody types to find a person is personal
const typed = new Set(['q', 'reporter'])

/** Writes down that somebody takes a list away, before they have it (L4). */
export const recordExport = async (
  { area, ...which }: Which,
  lines: number,
  principal: Principal,
  ports: Ports,
): Promise<void> => {
  const { table, newId, now: at } = ports
  const { memberId } = person(principal)
  const areaIds = [...grounds(await areasOf(area, principal, ports), principal)]
  const asked = Object.fromEntries(
    Object.entries(which).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, typed.has(name) ? '…' : String(value)]],
    ),
  )
  await table.write([putNew(ExportRow, { exportId: newId(), at, memberId, areaIds, asked, lines })])
}
