import { person } from '@wangge/access'
import { implement } from '@wangge/http'
import * as contract from '../contract.ts'
import { checkPeriod, contactRule, limitsOf } from '../domain/rule.ts'
import { view } from '../domain/view.ts'
import { SheetRow } from '../table.ts'

export const listMySheets = implement(contract.listMySheets)(
  async ({ query: { period }, principal }, { table, county, now }) => {
    const { memberId } = person(principal)
    const config = await county.config()
    const rule = contactRule(config)
    checkPeriod(period, rule)
    const sheet = await table.get(SheetRow, { memberId, period, ruleId: rule.ruleId })
    return { items: sheet ? [view(sheet, limitsOf(rule, period, config.zone), now)] : [] }
  },
)
