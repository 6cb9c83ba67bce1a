import type { WorkPorts } from '@wangge/events'
import type { Op } from '@wangge/table'
import { passOn } from '../domain/merge.ts'
import { CaseRow, record } from '../table/case.ts'
import { settingOf } from './setting.ts'

/** All who reported the same are told what the reporter of the main case was (C16). */
export const passedOn = async (
  { id, data }: { id: string; data: { caseId: string; text: string; final?: boolean } },
  ports: WorkPorts,
): Promise<Op[]> => {
  const { table, now } = ports
  const main = await table.get(CaseRow, { caseId: data.caseId })
  const parts = await table.getMany(
    CaseRow,
    (main?.merged ?? []).map((caseId) => ({ caseId })),
  )
  const told = await Promise.all(
    parts.map(async (part) => {
      if (part?.mergedInto !== data.caseId || part.erasedAt) return []
      const decision = passOn(part, data, await settingOf(ports, part, 'nobody'))
      return record(decision, { rev: part.rev, at: now, cause: id }).ops
    }),
  )
  return told.flat()
}
