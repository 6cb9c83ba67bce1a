import { person } from '@wangge/access'
import { implement } from '@wangge/http'
import * as contract from '../contract/sheets.ts'
import { sheetBy } from '../domain/owing.ts'
import { checkPeriod, contactRule, dutyPeriod } from '../domain/rule.ts'
import { view } from '../domain/view.ts'
import { rollsOf } from '../rolls.ts'
import { SheetRow } from '../table.ts'

export const listMySheets = implement(contract.listMySheets)(
  async ({ query: { period }, principal }, { table, county, now }) => {
    const { memberId } = person(principal)
    const config = await county.config()
    checkPeriod(period, contactRule(config))
    const duty = dutyPeriod(config, period)
    const stored = await table.get(SheetRow, { memberId, period, ruleId: duty.ruleId })
    // nobody has to wait for the timer
    const sheet = stored ?? sheetBy(await rollsOf(table, memberId), duty, now)
    return { items: sheet ? [view(sheet, duty, now)] : [] }
  },
)
