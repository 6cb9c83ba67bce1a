import { ring } from '@wangge/events'
import { sweepDue } from '@wangge/ledger'
import { localDate } from '@wangge/time'
import { CaseRow, record } from '../case/table/case.ts'
import { settingOf } from '../case/work/setting.ts'
import * as contract from './contract/jobs.ts'
import { remindFollowUp } from './domain/follow-up.ts'
import { followUpsDue } from './table.ts'
import { mediationWrites } from './work/take.ts'

export const remindFollowUps = ring(contract.remindFollowUps)(async ({ cause }, ports) => {
  const { table, county, now } = ports
  const today = localDate(now, (await county.config()).zone)
  await sweepDue(
    (shard, after) => followUpsDue(table, shard, today, after),
    async (mediation) => {
      const found = await table.need(CaseRow, mediation)
      const reminded = remindFollowUp(found, mediation, await settingOf(ports, found, 'nobody'))
      if (!reminded) return []
      const { besides, ...decision } = mediationWrites(reminded, mediation.rev, {})
      return [...record(decision, { rev: found.rev, at: now, cause }).ops, ...besides]
    },
    ports,
    ({ caseId }) => ({ caseId }),
  )
})
