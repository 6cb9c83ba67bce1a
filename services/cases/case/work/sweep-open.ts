import type { WorkPorts } from '@wangge/events'
import { Conflict } from '@wangge/table'
import type { Decision } from '../domain/order.ts'
import { type CaseBriefRow, CaseRow, openIn, record, type StoredCase } from '../table/case.ts'
import { partitionsUnder } from './partitions.ts'

/** What becomes of an open case: `read` gives it whole, and is asked for only where something may. */
type Decide = (
  brief: CaseBriefRow,
  read: () => Promise<StoredCase | undefined>,
) => Promise<{ readonly found: StoredCase; readonly decision: Decision | undefined } | undefined>

/** Looks at every open case of the county; one that was changed just now is left to the next ring. */
export const sweepOpen = async (cause: string, ports: WorkPorts, decide: Decide): Promise<void> => {
  const { table, county, now } = ports
  const { code } = await county.config()
  for await (const briefs of table.sweep(CaseRow, 1, await partitionsUnder([code], [openIn], ports)))
    for (const brief of briefs) {
      const { found, decision } = (await decide(brief, () => table.get(CaseRow, { caseId: brief.caseId }))) ?? {}
      if (!found || !decision) continue
      try {
        await table.write(record(decision, { rev: found.rev, at: now, cause }).ops)
      } catch (error) {
        if (!(error instanceof Conflict)) throw error
      }
    }
}
