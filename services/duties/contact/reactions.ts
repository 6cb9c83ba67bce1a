import { react } from '@wangge/events'
import { put } from '@wangge/table'
import { tick } from '../sheet/domain/period.ts'
import { dutyPeriod } from '../sheet/domain/rule.ts'
import { SheetRow } from '../sheet/table.ts'
import { settleSheet } from '../sheet/work/period.ts'
import * as contract from './contract/facts.ts'

/** The tick is idempotent by itself: a household is ticked once a day, and not more often than is owed. */
export const onContactRecorded = react(contract.contactRecorded, { once: 'by-key' })(async ({ data }, ports) => {
  const { memberId, period, householdId, counts, ...contact } = data
  if (!counts) return []
  const duty = dutyPeriod(await ports.county.config(), period)
  const { ruleId } = duty
  // a contact may come before the timer has opened its week
  const sheet =
    (await ports.table.get(SheetRow, { memberId, period, ruleId })) ?? (await settleSheet(memberId, duty, ports))
  const ticked = sheet && tick(sheet, householdId, contact)
  return ticked ? [put(SheetRow, { ...ticked, rev: sheet.rev })] : []
})
