import { react } from '@wangge/events'
import { every, type Op, put } from '@wangge/table'
import { caseCorrected } from '../case/contract/correct-facts.ts'
import { CaseRow } from '../case/table/case.ts'
import { MediationRow } from './table.ts'

/** Mediations count where their case happened (C24). */
export const onCaseCorrected = react(caseCorrected)(async ({ data: { caseId } }, { table }) => {
  const found = await table.get(CaseRow, { caseId })
  if (!found) return []
  const { areaId, listingAreaId } = found
  const ops: Op[] = []
  for await (const row of every((after) =>
    table.list(MediationRow, `case#${caseId}`, { prefix: 'mediation#', limit: 100, after }),
  ))
    if (row.areaId !== areaId) ops.push(put(MediationRow, { ...row, areaId, listingAreaId }))
  return ops
})
