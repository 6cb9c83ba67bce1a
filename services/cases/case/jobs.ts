import { ring } from '@wangge/events'
import { sweepDue } from '@wangge/ledger'
import * as contract from './contract/jobs.ts'
import { sweep } from './domain/press.ts'
import { casesDue, record } from './table/case.ts'
import { settingOf } from './work/setting.ts'

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
