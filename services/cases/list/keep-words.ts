import type { WorkPorts } from '@wangge/events'
import { fold } from '@wangge/folding'
import { writeDecided } from '@wangge/table'
import { CaseRow, entered, relined, SearchLeaf, type StoredCase } from '../table.ts'

type Ports = Pick<WorkPorts, 'table' | 'county'>

/** What a search finds a case by: its text, and the names of its grid and of what that lies in, below the county. */
export const wordsLine = async (
  { caseId, areaId, reportedAt, description }: Pick<StoredCase, 'caseId' | 'areaId' | 'reportedAt' | 'description'>,
  { county }: Pick<Ports, 'county'>,
): Promise<string> => {
  const [, ...lineage] = await county.lineage(areaId)
  return [caseId, reportedAt, fold(description), ...lineage.map(({ name }) => fold(name))].join(' ')
}

/** Writes down what a case is found by, as it is now; nothing once its text was erased. However often. */
export const keepWords = (caseId: string, ports: Ports): Promise<void> =>
  writeDecided(ports.table, async () => {
    const { table } = ports
    const found = await table.get(CaseRow, { caseId })
    if (!found) return { ops: [], answer: undefined }
    const { listingAreaId, reportedAt: at } = found
    const line = found.erasedAt === undefined ? await wordsLine(found, ports) : undefined
    const changes = await relined(table, SearchLeaf, found, { from: at, to: at }, () => line)
    if (changes.length > 0 || line === undefined) return { ops: changes, answer: undefined }
    return { ops: await entered(table, SearchLeaf, listingAreaId, at, line), answer: undefined }
  })
