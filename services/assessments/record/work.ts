import type { caseCorrected } from '@wangge/cases/contract'
import type { DataOf, Envelope } from '@wangge/contract'
import type { WorkPorts } from '@wangge/events'
import { type Op, putNew } from '@wangge/table'
import { localDate } from '@wangge/time'
import type { Entry } from './domain.ts'
import { EntryRow, entriesOfCase } from './table.ts'

type Counted = Omit<Entry, 'subjectKind' | 'subjectId'>

/** Enters one record for the worker who did it and for the grid it belongs to. */
export const enterRecord = (record: Counted, memberId: string | undefined): Op[] => [
  ...(memberId === undefined ? [] : [putNew(EntryRow, { ...record, subjectKind: 'worker', subjectId: memberId })]),
  putNew(EntryRow, { ...record, subjectKind: 'grid', subjectId: record.areaId }),
]

type CaseFact = Pick<
  Envelope<{ caseId: string; areaId: string; handlerId?: string | undefined; confidential?: true | undefined }>,
  'data' | 'rev' | 'time'
>
type ReopenedFact = Envelope<{
  caseId: string
  areaId: string
  closedAt: string
  previousHandlerId: string
  lateAt?: string | undefined
  confidential?: true | undefined
  parentId?: string | undefined
  mainId?: string | undefined
}>

/** Enters what a fact says of a case, in the month it happened in, for whoever solved it and for its grid. */
export const enterCase = async (
  { data: { caseId, areaId, handlerId, confidential }, rev: recordRev, time: at }: CaseFact,
  { source, tallies }: Pick<Counted, 'source' | 'tallies'>,
  { county, now: recordedAt }: Pick<WorkPorts, 'county' | 'now'>,
): Promise<Op[]> => {
  const { zone } = await county.config()
  const period = localDate(at, zone).slice(0, 7)
  const about = { source, recordId: caseId, recordRev, areaId, ...(confidential && { confidential }) }
  return enterRecord({ period, ...about, tallies, at, recordedAt }, handlerId)
}

interface MediationFact {
  readonly data: {
    readonly caseId: string
    readonly areaId: string
    readonly confidential?: true | undefined
    readonly mediation: { readonly ordinal: number; readonly mediatorId: string }
  }
  readonly rev: number
}

/** Enters how a mediation stands (C18) in the month of an end of it, for whoever leads it and for its grid. */
export const enterMediation = (
  { data: { caseId, areaId, confidential, mediation }, rev }: MediationFact,
  endedAt: string,
  { ended, succeeded }: { ended: boolean; succeeded: boolean },
  ports: Pick<WorkPorts, 'county' | 'now'>,
): Promise<Op[]> => {
  const { ordinal, mediatorId: handlerId } = mediation
  const tallies = { 'mediations.ended': ended ? 1 : 0, 'mediations.succeeded': succeeded ? 1 : 0 }
  const fact = { data: { caseId: `${caseId}~${ordinal}`, areaId, handlerId, confidential }, rev, time: endedAt }
  return enterCase(fact, { source: 'mediation', tallies }, ports)
}

/** A case in the month it was reported in (处置率), for its grid: whether it counts there, and whether it was handled. */
export const enterFound = async (
  { data, rev, time }: CaseFact & { data: { parentId?: string | undefined; reportedAt?: string | undefined } },
  { found, handled }: { found: boolean; handled: boolean },
  ports: Pick<WorkPorts, 'county' | 'now'>,
): Promise<Op[]> => {
  const { parentId, reportedAt, handlerId: _, ...about } = data
  // facts of before this was counted do not say when their case was reported
  if (parentId || (reportedAt === undefined && rev > 1)) return []
  const tallies = { 'cases.found': found ? 1 : 0, 'cases.handled': handled ? 1 : 0 }
  return enterCase({ data: about, rev, time: reportedAt ?? time }, { source: 'found', tallies }, ports)
}

/** A case that should have been closed and was not (G2). */
export const missedTallies = { 'cases.should-close': 1, 'cases.closed-on-time': 0 } as const

/**
 * Opened again: in the month it was closed in, it should have been closed and is not (G2). One that was late counts so
 * already, in the month in which that was found; a part never counted.
 */
export const takeBack = async (
  { data, rev }: ReopenedFact,
  ports: Pick<WorkPorts, 'county' | 'now'>,
): Promise<Op[]> => {
  if (data.parentId || data.lateAt) return []
  // one that goes on by itself was closed as the case it had been merged into
  const { areaId, closedAt, previousHandlerId, confidential } = data
  const caseId = data.mainId ?? data.caseId
  const fact = { data: { caseId, areaId, handlerId: previousHandlerId, confidential }, rev, time: closedAt }
  return enterCase(fact, { source: 'case', tallies: missedTallies }, ports)
}

type Moved = Pick<Entry, 'period' | 'source' | 'recordId' | 'tallies' | 'at'>
type CorrectedCase = Pick<
  DataOf<typeof caseCorrected>,
  'caseId' | 'areaId' | 'was' | 'reportedAt' | 'lateAt' | 'confidential'
>

/** Takes what was counted of a case from the grid it was filed in and counts it in the one it happened in (C24). */
export const moveEntries = async (
  { data, rev: recordRev }: Pick<Envelope<CorrectedCase>, 'data' | 'rev'>,
  { table, county, now: recordedAt }: Pick<WorkPorts, 'table' | 'county' | 'now'>,
): Promise<Op[]> => {
  const { caseId, areaId, was, reportedAt, lateAt, confidential } = data
  const { zone } = await county.config()
  const monthOf = (at: string): string => localDate(at, zone).slice(0, 7)
  const counted = await entriesOfCase(table, was.areaId, caseId, monthOf(reportedAt))
  const late = lateAt && { period: monthOf(lateAt), source: 'case' as const, recordId: caseId, at: lateAt }
  // that it was late may be told after this
  const first: Moved[] = late ? [{ ...late, tallies: { ...missedTallies } }] : []
  const latest = new Map<string, Moved>()
  for (const entry of [...first, ...counted.toSorted((a, b) => a.recordRev - b.recordRev)])
    latest.set(`${entry.period} ${entry.source} ${entry.recordId}`, entry)
  return [...latest.values()].flatMap(({ period, source, recordId, tallies, at }) => {
    const about = { subjectKind: 'grid' as const, period, source, recordId, recordRev, at, recordedAt }
    const none = Object.fromEntries(Object.keys(tallies).map((tally) => [tally, 0]))
    const mark = confidential && { confidential }
    return [
      putNew(EntryRow, { ...about, ...mark, subjectId: was.areaId, areaId: was.areaId, tallies: none }),
      putNew(EntryRow, { ...about, ...mark, subjectId: areaId, areaId, tallies }),
    ]
  })
}
