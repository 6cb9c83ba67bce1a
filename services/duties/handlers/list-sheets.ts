import { allow } from '@wangge/access'
import { implement } from '@wangge/http'
import * as contract from '../contract/sheets.ts'
import { checkPeriod, contactRule, dutyPeriod } from '../domain/rule.ts'
import type { Sheet } from '../domain/sheet.ts'
import { view } from '../domain/view.ts'
import { sheetsUnder } from '../sheets.ts'

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
    return { items: items.map((sheet) => view(sheet, duty, now)), next }
  },
)
