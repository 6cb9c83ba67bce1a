import { ring } from '@wangge/events'
import { sweepDue } from '@wangge/ledger'
import * as contract from './contract/jobs.ts'
import { sweep } from './domain/press.ts'
import { casesDue, record } from './table/case.ts'
import { fallen } from './work/fall.ts'
import { settingOf } from './work/setting.ts'

export const sweepDeadlines = ring(contract.sweepDeadlines)(async ({ cause }, ports) => {
  const { table, now } = ports
  await sweepDue(
    (shard, after) => casesDue(table, shard, now, after),
    async (found) => {
      const setting = await settingOf(ports, found, 'everybody')
      // whoever has it may have left: nobody who is gone is urged
      const decision = (await fallen(found, setting, ports)) ?? sweep(found, setting)
      return decision ? record(decision, { rev: found.rev, at: now, cause }).ops : []
    },
    ports,
    ({ caseId }) => ({ caseId }),
  )
})
