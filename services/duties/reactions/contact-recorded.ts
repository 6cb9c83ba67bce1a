import { react } from '@wangge/events'
import { put } from '@wangge/table'
import * as contract from '../contract.ts'
import { contactRule } from '../domain/rule.ts'
import { tick } from '../domain/sheet.ts'
import { SheetRow } from '../table.ts'

/** The tick is idempotent by itself: a household is ticked once, whatever comes again. */
export const onContactRecorded = react(contract.contactRecorded, { once: 'by-key' })(
  async ({ data: { memberId, period, householdId, contactId, late, counts } }, { table, county }) => {
    if (!counts) return []
    const { ruleId } = contactRule(await county.config())
    const sheet = await table.get(SheetRow, { memberId, period, ruleId })
    const ticked = sheet && tick(sheet, { householdId, contactId, late })
    return ticked ? [put(SheetRow, { ...ticked, rev: sheet.rev })] : []
  },
)
