import { defineEntity } from '@wangge/table'
import { CaseExport } from '../contract/exports.ts'

/** Few a day: one partition holds them all. */
export const exportsPartition = 'exports'

/** A list that somebody took away. Its id is a time's, so that the newest come last. */
export const ExportRow = defineEntity('cases', 'export', {
  schema: CaseExport,
  key: ({ exportId }: { exportId: string }) => [exportsPartition, exportId],
})
