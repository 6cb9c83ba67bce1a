import { allow } from '@wangge/access'
import { implement } from '@wangge/http'
import * as contract from '../contract.ts'
import { checkPeriod, contactRule, limitsOf } from '../domain/rule.ts'
import { view } from '../domain/view.ts'
import { sheetsUnder } from '../table.ts'

export const listSheets = implement(contract.listSheets)(
  async ({ query: { area, period, ...range }, principal }, { table, county, now }) => {
    allow(principal, 'sheet.read', await county.pathOf(area))
    const config = await county.config()
    const rule = contactRule(config)
    checkPeriod(period, rule)
    const isInside = async (areaId: string) => (await county.pathOf(areaId)).includes(area)
    const listingAreaIds = await county.listingAreasUnder(area)
    const { items, next } = await sheetsUnder(table, listingAreaIds, { period, ruleId: rule.ruleId }, range, isInside)
    const limits = limitsOf(rule, period, config.zone)
    return { items: items.map((sheet) => view(sheet, limits, now)), next }
  },
)
