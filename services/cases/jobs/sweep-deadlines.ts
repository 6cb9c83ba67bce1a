import { ring } from '@wangge/events'
import { localDate } from '@wangge/time'
import { settingOf } from '../case/setting.ts'
import { remindFollowUp } from '../domain/mediation/follow-up.ts'
import { sweep } from '../domain/press.ts'
import { sweepDue } from '../ledger/sweep.ts'
import * as manifest from '../manifest.ts'
import { kept } from '../mediation/mediate.ts'
import { CaseRow, casesDue, followUpsDue, record } from '../table.ts'

export const sweepDeadlines = ring(manifest.sweepDeadlines)(async ({ cause }, ports) => {
  const { table, county, now } = ports
  await sweepDue(
    (shard, after) => casesDue(table, shard, now, after),
    async (found) => {
      const decision = sweep(found, await settingOf(ports, found, 'everybody'))
      return decision ? record(decision, { rev: found.rev, at: now, cause }).ops : []
    },
    ports,
    ({ caseId }) => ({ caseId }),
  )
  const today = localDate(now, (await county.config()).zone)
  await sweepDue(
    (shard, after) => followUpsDue(table, shard, today, after),
    async (mediation) => {
      const found = await table.need(CaseRow, mediation)
      const reminded = remindFollowUp(found, mediation, await settingOf(ports, found, 'nobody'))
      if (!reminded) return []
      const { besides, ...decision } = kept(reminded, mediation.rev, {}, now)
      return [...record(decision, { rev: found.rev, at: now, cause }).ops, ...besides]
    },
    ports,
    ({ caseId }) => ({ caseId }),
  )
})
