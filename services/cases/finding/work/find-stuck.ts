import { caseRules } from '@wangge/county'
import type { WorkPorts } from '@wangge/events'
import { type Item, putNew } from '@wangge/table'
import { type CaseBriefRow, CaseRow, openIn } from '../../case/table/case.ts'
import { partitionsUnder } from '../../case/work/partitions.ts'
import { StuckRow } from '../table/stuck.ts'
import { whyStuck } from './stuck.ts'

/** Rows written at a time. */
const atOnce = 25

const found = (brief: CaseBriefRow, why: Item<typeof StuckRow>['why'], at: string): Item<typeof StuckRow> => {
  const { caseId, areaId, step, category, class: kind, level, holder, dueAt, parentId } = brief
  return {
    ...{ caseId, areaId, step, category, class: kind, level, holder, why, at },
    movedAt: brief.movedAt ?? brief.reportedAt,
    ...(dueAt && { dueAt }),
    ...(parentId && { parentId }),
    ...(brief.confidential && { confidential: true as const }),
  }
}

/** Writes down every case that has become stuck, so that somebody above hears of it. What was found before is left as it is. */
export const findStuck = async (ports: WorkPorts): Promise<void> => {
  const { table, county, now } = ports
  const config = await county.config()
  const whyOf = whyStuck(ports, caseRules(config).stuck.days)
  const partitions = await partitionsUnder([config.code], [openIn], ports)
  for await (const briefs of table.sweep(CaseRow, 1, partitions)) {
    const rows: Item<typeof StuckRow>[] = []
    for (const brief of briefs) {
      // whoever waits for the resident has no limit of their own
      const why = (await whyOf(brief)).filter((one) => one !== 'no-deadline' || brief.step !== 'waiting')
      if (why.length > 0) rows.push(found(brief, why, now))
    }
    for (let from = 0; from < rows.length; from += atOnce)
      await table.writeEach(rows.slice(from, from + atOnce).map((row) => putNew(StuckRow, row)))
  }
}
