import { type Op, putNew } from '@wangge/table'
import type { Entry } from './domain/review.ts'
import { EntryRow } from './table.ts'

type Counted = Omit<Entry, 'subjectKind' | 'subjectId'>

/** Enters one record for the worker who did it and for the grid it belongs to. */
export const enter = (record: Counted, memberId: string | undefined): Op[] => [
  ...(memberId === undefined ? [] : [putNew(EntryRow, { ...record, subjectKind: 'worker', subjectId: memberId })]),
  putNew(EntryRow, { ...record, subjectKind: 'grid', subjectId: record.areaId }),
]
