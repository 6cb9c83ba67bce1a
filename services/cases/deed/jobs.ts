import { deedRules } from '@wangge/county'
import { ring } from '@wangge/events'
import { recordIn, sweepDue, todayIn } from '@wangge/ledger'
import * as contract from './contract/jobs.ts'
import { remind } from './domain/commands.ts'
import { deedLedger, deedsDue } from './table.ts'

export const remindDeeds = ring(contract.remindDeeds)(async ({ cause }, ports) => {
  const { table, county, now } = ports
  const { everyDays } = deedRules(await county.config()).remind
  const today = await todayIn(ports)
  await sweepDue(
    (shard, after) => deedsDue(table, shard, now, after),
    async (found) => {
      const decision = remind(found, today, everyDays)
      return decision ? recordIn(deedLedger, decision, { rev: found.rev, at: now, cause }).ops : []
    },
    ports,
    ({ deedId }) => ({ deedId }),
  )
})
