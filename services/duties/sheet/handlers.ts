import { allow, person } from '@wangge/access'
import { implement } from '@wangge/http'
import * as contract from './contract/lists.ts'
import { sheetBy } from './domain/owing.ts'
import type { Sheet } from './domain/period.ts'
import { checkPeriod, contactRule, dutyPeriod } from './domain/rule.ts'
import { sheetView } from './domain/view.ts'
import { SheetRow } from './table.ts'
import { sheetsUnder } from './work/period.ts'
import { rollsOf } from './work/roll.ts'

export const listMySheets = implement(contract.listMySheets)(
  async ({ query: { period }, principal }, { table, county, now }) => {
    const { memberId } = person(principal)
    const config = await county.config()
    checkPeriod(period, contactRule(config))
    const duty = dutyPeriod(config, period)
    const stored = await table.get(SheetRow, { memberId, period, ruleId: duty.ruleId })
    // nobody has to wait for the timer
    const sheet = stored ?? sheetBy(await rollsOf(table, memberId), duty, now)
    return { items: sheet ? [sheetView(sheet, duty, now)] : [] }
  },
)

export const listSheets = implement(contract.listSheets)(
  async ({ query: { area, period, ...range }, principal }, { table, county, now }) => {
    allow(principal, 'sheet.read', await county.pathOf(area))
    const config = await county.config()
    checkPeriod(period, contactRule(config))
    const duty = dutyPeriod(config, period)
    const { listingAreaIds, has } = await county.within([area])
    // a worker with rolls in two listing areas is listed in the one their sheet belongs to
    const isShown = async ({ areaId }: Sheet, listingAreaId: string) =>
      (await has(areaId)) && (await county.listingAreaOf(areaId)) === listingAreaId
    const { items, next } = await sheetsUnder(table, listingAreaIds, duty, range, isShown)
    return { items: items.map((sheet) => sheetView(sheet, duty, now)), next }
  },
)
