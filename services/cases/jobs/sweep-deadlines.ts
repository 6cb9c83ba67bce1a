import { ring } from '@wangge/events'
import { settingOf } from '../case/setting.ts'
import * as contract from '../contract.ts'
import { sweep } from '../domain/press.ts'
import { sweepDue } from '../ledger/sweep.ts'
import { casesDue, record } from '../table.ts'

export const sweepDeadlines = ring(contract.sweepDeadlines)(async ({ cause }, ports) => {
  const { table, now } = ports
  await sweepDue(
    (shard, after) => casesDue(table, shard, now, after),
    async (found) => {
      const decision = sweep(found, await settingOf(ports, found, 'everybody'))
      return decision ? record(decision, { rev: found.rev, at: now, cause }).ops : []
    },
    ports,
    ({ caseId }) => ({ caseId }),
  )
})
