import type { WorkPorts } from '@wangge/events'
import { fold } from '@wangge/folding'
import { CaseRow, type StoredCase } from '../../case/table/case.ts'
import { type Edit, rewriteLines, wordsKey } from '../table/kept-lines.ts'
import { SearchLeaf } from '../table/leaf.ts'

type Ports = Pick<WorkPorts, 'table' | 'county'>

/** What a search finds a case by: its text, and the names of its grid and of what that lies in, below the county. */
export const wordsLine = async (
  { caseId, areaId, reportedAt, description }: Pick<StoredCase, 'caseId' | 'areaId' | 'reportedAt' | 'description'>,
  { county }: Pick<Ports, 'county'>,
): Promise<string> => {
  const [, ...lineage] = await county.lineage(areaId)
  return [caseId, reportedAt, fold(description), ...lineage.map(({ name }) => fold(name))].join(' ')
}

/** What a case is found by, as it is now, in its place; nothing once its text was erased. */
export const wordsEdit = async (found: StoredCase, ports: Pick<Ports, 'county'>): Promise<Edit> => {
  const { caseId, listingAreaId, reportedAt: at, erasedAt } = found
  const line = erasedAt === undefined ? await wordsLine(found, ports) : undefined
  return { entity: SearchLeaf, listingAreaId, key: wordsKey({ caseId, at }), change: () => line }
}

/** Writes down what a case is found by, as it is now. However often. */
export const keepWords = (caseId: string, ports: Ports): Promise<void> =>
  rewriteLines(ports.table, async () => {
    const found = await ports.table.get(CaseRow, { caseId })
    return found ? [await wordsEdit(found, ports)] : []
  })
