import type { WorkPorts } from '@wangge/events'
import { type Op, put } from '@wangge/table'
import type { SubjectKind } from './contract.ts'
import { SubjectRow } from './table.ts'

type Who = { readonly kind: SubjectKind; readonly subjectId: string; readonly areaId: string }
type Ports = Pick<WorkPorts, 'table' | 'county'>

/** The register's row of a subject, if there is one. */
export const known = async ({ areaId, ...who }: Who, { table, county }: Ports) =>
  table.get(SubjectRow, { listingAreaId: await county.listingAreaOf(areaId), ...who })

/** Registers who is reviewed, or changes until when; an older fact changes nothing. */
export const reviewed = async (
  who: Who,
  change: { readonly since?: string; readonly until?: string },
  { rev, time }: { readonly rev: number; readonly time: string },
  ports: Ports,
): Promise<Op[]> => {
  const row = await known(who, ports)
  if (row && row.factRev >= rev) return []
  const since = row?.since ?? change.since ?? time
  const listingAreaId = await ports.county.listingAreaOf(who.areaId)
  return [put(SubjectRow, { ...who, listingAreaId, since, until: change.until, factRev: rev, rev: row?.rev })]
}
