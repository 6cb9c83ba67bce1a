import type { WorkPorts } from '@wangge/events'
import { type Op, put } from '@wangge/table'
import { enterSpan, type Who } from './domain.ts'
import { SubjectRow } from './table.ts'

type Ports = Pick<WorkPorts, 'table' | 'county'>

const registered = async ({ kind, subjectId, areaId }: Who, { table, county }: Ports) => {
  const listingAreaId = await county.listingAreaOf(areaId)
  const row = await table.get(SubjectRow, { listingAreaId, kind, subjectId })
  return { row, subject: row ?? { kind, subjectId, areaId, listingAreaId, spans: {} } }
}

/** Registers from when until when somebody or something is reviewed, by the fact that says so; an older one changes nothing. */
export const registerSpan = async (
  who: Who,
  { from, to }: { readonly from: string; readonly to?: string | undefined },
  { subject: source, rev }: { readonly subject: string; readonly rev: number },
  ports: Ports,
): Promise<Op[]> => {
  const { row, subject } = await registered(who, ports)
  const entered = enterSpan(subject, source, { rev, areaId: who.areaId, from, ...(to !== undefined && { to }) })
  return entered ? [put(SubjectRow, { ...entered, rev: row?.rev })] : []
}

/** Registers somebody who has records and no post: they are reviewed for every month that has some. */
export const registerWithoutPost = async (who: Who, ports: Ports): Promise<Op[]> => {
  const { row, subject } = await registered(who, ports)
  return row ? [] : [put(SubjectRow, subject)]
}
