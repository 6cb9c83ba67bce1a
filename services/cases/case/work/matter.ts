import type { Ports } from '@wangge/http'
import type { Case } from '../domain/case.ts'
import { ratingOf } from '../domain/close.ts'
import { CaseRow, type StoredCase } from '../table/case.ts'

/** The case in which one goes on that was merged; nothing of one that goes on by itself. */
export const mainOf = async (
  { mergedInto: caseId }: Pick<Case, 'mergedInto'>,
  { table }: Pick<Ports, 'table'>,
): Promise<StoredCase | undefined> => (caseId === undefined ? undefined : table.need(CaseRow, { caseId }))

/** The cases of everybody else who reported the same. */
export const mergedOf = async (
  { caseId, merged = [] }: Pick<Case, 'caseId' | 'merged'>,
  { table }: Pick<Ports, 'table'>,
): Promise<StoredCase[]> => {
  const found = await table.getMany(
    CaseRow,
    merged.map((one) => ({ caseId: one })),
  )
  return found.filter((one) => one?.mergedInto === caseId) as StoredCase[]
}

/** The lowest rating that anybody who reported the matter gave its closing (C10). */
export const lowestStars = async (main: Case, ports: Pick<Ports, 'table'>): Promise<number | undefined> => {
  const given = [main, ...(await mergedOf(main, ports))].flatMap((one) => ratingOf(one, main)?.stars ?? [])
  return given.length > 0 ? Math.min(...given) : undefined
}
