import { defineEntity } from '@wangge/table'
import { Practice } from '../contract/promote.ts'

/** A good practice. There are some dozens a year: one partition for the county, in the order they were promoted. */
export const PracticeRow = defineEntity('cases', 'practice', {
  schema: Practice,
  key: ({ at, practiceId }: { at: string; practiceId: string }) => ['practices', `${at}#${practiceId}`],
})
